import { git, gitLine, scratchFolder } from './git.ts';

type Side = 'both' | 'ours' | 'base' | 'theirs';

/** The marks of conflict: within which side each may stand, how it begins, and which side follows. */
const marks: readonly { within: Side; begins: string; next: Side }[] = [
  { within: 'both', begins: '<<<<<<< ', next: 'ours' },
  { within: 'ours', begins: '||||||| ', next: 'base' },
  { within: 'ours', begins: '=======', next: 'theirs' },
  { within: 'base', begins: '=======', next: 'theirs' },
  { within: 'theirs', begins: '>>>>>>> ', next: 'both' },
];

/** The lines of a file with marks of conflict in which our side stands wherever both sides touched the same place. */
function oursOf(text: string): string {
  const kept: string[] = [];
  let side: Side = 'both';
  for (const line of text.split('\n')) {
    const mark = marks.find(({ within, begins }) => within === side && line.startsWith(begins));
    if (mark) side = mark.next;
    else if (side === 'both' || side === 'ours') kept.push(line);
  }
  return kept.join('\n');
}

/** The tree of a merge with our side of every conflict in `paths`. */
export async function keepOurs(dir: string, tree: string, paths: readonly string[]): Promise<string> {
  await using scratch = await scratchFolder();
  const env = { GIT_INDEX_FILE: `${scratch.path}/index` };
  await git({ dir, args: ['read-tree', tree], env, apart: {} });
  for (const path of paths) {
    const { code, stdout } = await git({ dir, args: ['show', `${tree}:${path}`], answers: [128], apart: {} });
    if (code !== 0) continue;
    const args = ['hash-object', '-w', '--no-filters', '--stdin'];
    const blob = await gitLine({ dir, args, input: oursOf(stdout), apart: {} });
    const entry = `100644 ${blob}\t${path}\n`;
    await git({ dir, args: ['update-index', '--add', '--index-info'], input: entry, env, apart: {} });
  }
  return await gitLine({ dir, args: ['write-tree'], env, apart: {} });
}
