import { elementId, type Source } from '../../protocol/specification.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { kebabCase } from './source-text.ts';

/** Text as Markdown shows it, unable to become markup. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#~&]/g, '\\$&');
}

function why(source: Source): string {
  if (source.from !== 'brief') return source.from === 'assumption' ? ` (assumed: ${plain(source.why)})` : '';
  return ` (“${plain(source.cites.map((cite) => cite.text).join(' … '))}”)`;
}

function entitySection({ entity, rules }: PlannedEntity): string[] {
  const fields = entity.fields.map((field) => plain(field.label)).join(', ');
  const steps = entity.lifecycle?.transitions.map((step) => `\`${step.verb}\``) ?? [];
  return [
    `### ${plain(entity.labelPlural)}`,
    '',
    `\`/api/${entity.collection}\`, defined in \`src/domain/${kebabCase(entity.key)}.ts\`. Holds: ${fields || 'nothing but its number'}.`,
    ...(steps.length > 0 ? ['', `Steps: ${steps.join(', ')}.`] : []),
    ...(rules.length > 0
      ? [
          '',
          ...rules.map(
            (rule) => `- ${plain(rule.message)}${why(rule.source)} <!-- ${elementId.rule(rule.id)} -->`,
          ),
        ]
      : []),
    '',
  ];
}

/** `README.md`: what the product does, how to run and change it. */
export function readmeSource(planned: Planned): string {
  const { product, roles, assumptions } = planned.specification;
  return [
    `# ${plain(product.name)}`,
    '',
    plain(product.summary),
    '',
    '## Run it',
    '',
    'Node 24 or newer is all it needs.',
    '',
    '    npm ci',
    '    npm test',
    '    npm start',
    '',
    'It then listens on http://127.0.0.1:3000. These settings come from the environment:',
    '',
    '- `PORT`: the port; or `SOCKET`, a path for a Unix socket; or `LISTEN_FD`, an inherited descriptor.',
    '- `DATA_DIR`: where it keeps its database (default `./data`).',
    '- `ACCOUNTS_FILE`: JSON `[{role, email, password, name}]`; those that do not exist yet are created at the start.',
    '- `PUBLIC_ORIGIN`: the address under which people reach it, for links in messages.',
    '- `TIME_ZONE`: whose days and months count.',
    '',
    '## What it holds',
    '',
    ...planned.entities.flatMap(entitySection),
    '## Who uses it',
    '',
    '- Administrator (`admin`): everything that no rule forbids to everybody.',
    ...roles.map(
      (role) =>
        `- ${plain(role.label)} (\`${role.key}\`)${role.selfSignUp ? ': opens an account without an invitation' : ''}${why(role.source)}`,
    ),
    '',
    ...(assumptions.length > 0
      ? ['## What we assumed', '', ...assumptions.map((assumption) => `- ${plain(assumption.text)}`), '']
      : []),
    'Administrators invite people under “Accounts”. Invitations and links for forgotten passwords are written into the outbox (“Messages”, `/api/messages`); it sends nothing by itself.',
    '',
    '## How it is built',
    '',
    '- `src/domain/`: one module for each kind of record: its fields, its states, its rules, who may do what.',
    '- `src/model/`: what fields, entities and refusals are.',
    '- `src/actions/`: creating, changing, moving and deleting records; the API and the pages both go through here.',
    '- `src/store/`: the database. A write checks its rules and commits in one transaction, on disk before it is answered.',
    '- `src/http/` and `src/pages/`: the API (described at `/openapi.json`) and the pages, which need no scripts.',
    '- `test/` and `testing/`: its tests, which start it for real, and what they share.',
    '- `migrations/`: how the database came to be. They only ever add.',
    '',
  ].join('\n');
}
