/** Renames in what a product does beyond keeping records. */
import type { Specification } from '../../protocol/specification.ts';
import { wayOf, type Naming } from './naming.ts';

/** Messages, figures, views, plans and short links over the renamed keys. */
export function renameInOffers(context: Naming, specification: Specification): Partial<Specification> {
  const { names } = context;
  const { notifications, figures, views, plans, shortLinks } = specification;
  const own = <T extends { entity: string; field?: string | undefined }>(one: T): T => ({
    ...one,
    entity: names.entity(one.entity),
    ...(one.field === undefined ? {} : { field: names.field(one.entity, one.field) }),
  });
  return {
    notifications: notifications.map((one) => ({
      ...own(one),
      on: one.on.event === 'due' ? { ...one.on, field: names.field(one.entity, one.on.field) } : one.on,
      to: one.to.kind === 'record' ? { ...one.to, via: wayOf(context, one.entity, one.to.via) } : one.to,
    })),
    figures: figures.map((one) => ({
      ...own(one),
      where: {
        ...one.where,
        ...(one.where.derived === undefined ? {} : { derived: names.field(one.entity, one.where.derived) }),
        ...(one.where.period && {
          period: { ...one.where.period, field: names.field(one.entity, one.where.period.field) },
        }),
      },
      ...(one.by && { by: { ...one.by, field: names.field(one.entity, one.by.field) } }),
    })),
    views: views.map(own),
    plans: plans.map((plan) => ({
      ...plan,
      limits: plan.limits.map((limit) => ({ ...limit, entity: names.entity(limit.entity) })),
    })),
    shortLinks: shortLinks.map((link) => ({
      ...own(link),
      target: names.field(link.entity, link.target),
      code: names.field(link.entity, link.code),
    })),
  };
}
