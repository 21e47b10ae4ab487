import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NodeError } from '../../kernel/error.ts';

/** The headless shells come first: they draw no window of their own, which makes a build's journeys a third cheaper. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
/** The programs behind the distributions' start scripts; started directly they come up sooner and leave no shell. */
const behind = new Map([
  ['/usr/bin/chromium', '/usr/lib/chromium/chromium'],
  ['/usr/bin/chromium-headless-shell', '/usr/lib/chromium/chromium-headless-shell'],
]);

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const named = environment['MACROHARD_BROWSER'];
  if (named !== undefined && named !== '') return [named];
  const folders = (environment['PATH'] ?? '')
    .split(delimiter)
    .concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places];
}

/**
 * The path of Chrome, Chromium or Edge on this machine: `MACROHARD_BROWSER` when it is set, else the first on the path.
 * With `isSeen` it is one that draws a window of its own.
 * Throws a NodeError `browser-missing` that says how to get one.
 */
export function findBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  { isSeen = false }: { isSeen?: boolean } = {},
): string {
  const fitting = candidates(environment).filter((file) => !isSeen || !file.endsWith('-headless-shell'));
  const found = fitting.find(isExecutable);
  if (found === undefined) {
    throw new NodeError({
      code: 'browser-missing',
      message: 'No Chrome, Chromium or Edge was found on this machine.',
      hint: 'Install one (Debian: apt-get install chromium-headless-shell), or name it in MACROHARD_BROWSER.',
    });
  }
  const program = behind.get(found) ?? behind.get(realpathSync(found));
  return program !== undefined && existsSync(program) ? program : found;
}
