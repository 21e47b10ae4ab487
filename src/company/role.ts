/** Roles as data: who does which kind of work. A new role is a line here, not code. */
export const roles = {
  supervisor: { title: 'Supervisor', duty: 'claims, routes, reviews and escalates' },
  analyst: { title: 'Analyst', duty: 'turns briefs into specifications' },
  architect: { title: 'Architect', duty: 'turns specifications into plans' },
  engineer: { title: 'Engineer', duty: 'writes the code' },
  tester: { title: 'Tester', duty: 'works products as their users would' },
  operator: { title: 'Operator', duty: 'judges, releases, deploys and keeps products running' },
  marketer: { title: 'Marketer', duty: 'finds customers' },
  accountant: { title: 'Accountant', duty: 'keeps the books' },
} as const satisfies Record<string, { title: string; duty: string }>;

/** The key of a role. */
export type RoleKey = keyof typeof roles;
