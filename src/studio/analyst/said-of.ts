/** For tests: what becomes of a brief, in a few words a line. */
import { analyseBrief } from './analyse.ts';

/** What a brief alone says, without what is assumed: fields of each thing with their types, states, rights. */
export function saidOf(brief: string): string[] {
  const { specification } = analyseBrief(brief);
  if (!specification) return ['nothing'];
  const things = specification.entities.flatMap(({ key, fields, lifecycle }) => {
    const own = fields
      .filter(({ source }) => source.from === 'brief')
      .map(({ key: name, type, required }) => {
        const kind = type.kind === 'enum' ? type.values.join('/') : type.kind;
        return `${name} ${kind}${required ? '' : '?'}`;
      });
    const states = lifecycle?.source.from === 'brief' ? lifecycle.states.map(({ value }) => value) : [];
    return [
      ...(own.length > 0 ? [`${key}: ${own.join(', ')}`] : []),
      ...(states.length > 0 ? [`${key} is ${states.join(', ')}`] : []),
    ];
  });
  const rights = specification.permissions
    .filter(({ source }) => source.from === 'brief')
    .map(({ role, entity, actions, scope }) => `${role} may ${actions.join(', ')} ${scope} ${entity}`);
  return [...things, ...rights];
}
