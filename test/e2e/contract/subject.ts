import type { Entity, Specification } from '../../../src/protocol/specification.ts';
import type { Answer, Call } from '../../../src/studio/probe/client.ts';
import { type Made, openStage, type Stage, wholes } from './stage.ts';

/** One example under test: its specification, and the running product once the tests run. */
export type Subject = {
  specification: Specification;
  stage: () => Stage;
  /** What the administrator gets. */
  get: (path: string) => Promise<Answer>;
  post: (path: string, json?: unknown) => Promise<Answer>;
  /** The first entity that stands by itself. */
  first: Entity;
  /** A new record of it. */
  make: () => Promise<Made>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Prepares the tests of one specification; the product starts with them. */
export function subjectOf(specification: Specification): Subject {
  const [first] = wholes(specification);
  if (first === undefined) throw new Error('No entity stands by itself');
  let running: Stage | undefined;
  const stage = (): Stage => {
    if (running === undefined) throw new Error('The product does not run yet');
    return running;
  };
  return {
    specification,
    first,
    stage,
    get: (path) => stage().admin.send({ path }),
    post: (path, json = {}) => stage().admin.send({ method: 'POST', path, json }),
    make: () => stage().factory.make(first.key),
    start: async () => {
      running = await openStage(specification);
    },
    stop: async () => {
      await stage()[Symbol.asyncDispose]();
    },
  };
}

/** A request that carries a table. */
export function table(path: string, raw: string): Call {
  return { method: 'POST', path, raw, headers: { 'content-type': 'text/csv' } };
}
