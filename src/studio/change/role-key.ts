/** The keys of roles: accounts hold them, so a role that is called otherwise keeps the key that it had. */
import type { Specification } from '../../protocol/specification.ts';

/** The specification with other keys of roles. A key that another role has already stays as it is. */
export function withRoleKeys(specification: Specification, keys: ReadonlyMap<string, string>): Specification {
  const present = new Set(specification.roles.map(({ key }) => key));
  const keyOf = (key: string): string => {
    const wanted = keys.get(key) ?? key;
    return present.has(wanted) ? key : wanted;
  };
  const rolesOf = <T extends { roles?: string[] | undefined }>(one: T): T =>
    one.roles === undefined ? one : { ...one, roles: one.roles.map(keyOf) };
  return {
    ...specification,
    roles: specification.roles.map((role) => ({ ...role, key: keyOf(role.key) })),
    permissions: specification.permissions.map((one) => ({ ...one, role: keyOf(one.role) })),
    hidden: specification.hidden.map((one) => ({ ...one, role: keyOf(one.role) })),
    rules: specification.rules.map((rule) => (rule.kind === 'deadline' ? rolesOf(rule) : rule)),
    notifications: specification.notifications.map((one) =>
      one.to.kind === 'role' ? { ...one, to: { ...one.to, role: keyOf(one.to.role) } } : one,
    ),
    figures: specification.figures.map(rolesOf),
  };
}
