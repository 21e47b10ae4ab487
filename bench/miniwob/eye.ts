import * as z from 'zod';
import { elementSchema, type Observation, observationSchema } from '../../src/protocol/screen/observation.ts';
import type { Wire } from '../../src/reflex/browser/wire.ts';
import { roleOf, shapeOf } from '../../src/reflex/eye/role.ts';
import { eyeScript, eyeWorld, signal } from './eye-script.ts';

/** Looks at one screen. */
export type Eye = {
  observe(): Promise<Observation>;
  /** Resolves with what is seen after the next change of the screen, or with `undefined` after `timeoutMs`. */
  next(after: number, timeoutMs: number): Promise<Observation | undefined>;
};

const rawSchema = z.strictObject({
  viewport: observationSchema.shape.viewport,
  elements: z.array(
    elementSchema.omit({ role: true, shape: true }).extend({
      tag: z.string(),
      type: z.string().optional(),
      role: z.string().optional(),
      isList: z.boolean().optional(),
      isEditable: z.boolean().optional(),
    }),
  ),
});

function read(json: string, at: number): Observation {
  const { viewport, elements } = rawSchema.parse(JSON.parse(json));
  return {
    at,
    viewport,
    elements: elements.map(({ tag, type, role, isList, isEditable, ...seen }) => {
      const shape = shapeOf(tag);
      const is = roleOf({ tag, type, role, isList, isEditable, hasText: seen.text !== '' });
      return { ...seen, role: is, ...(shape === undefined ? {} : { shape }) };
    }),
  };
}

/** An eye on a page that is still to be opened: it sees each document that comes, from a world of its own. */
export async function openEye(wire: Wire): Promise<Eye> {
  const began = performance.now();
  const waiting = new Set<() => void>();
  let changedAt = 0;
  const change = (timeoutMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (isChanged: boolean): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve(isChanged);
      };
      const wake = (): void => end(true);
      const timer = setTimeout(() => end(false), timeoutMs);
      waiting.add(wake);
    });
  let context: number | undefined;
  wire.on('Runtime.executionContextCreated', ({ context: made }) => {
    if (made.name === eyeWorld) context = made.id;
  });
  wire.on('Runtime.executionContextsCleared', () => (context = undefined));
  wire.on('Runtime.bindingCalled', ({ name }) => {
    if (name !== signal) return;
    changedAt = performance.now() - began;
    for (const wake of waiting) wake();
  });
  await wire.send('Page.enable');
  await wire.send('Runtime.addBinding', { name: signal, executionContextName: eyeWorld });
  await wire.send('Page.addScriptToEvaluateOnNewDocument', { source: eyeScript, worldName: eyeWorld });
  await wire.send('Runtime.enable');
  const observe = async (): Promise<Observation> => {
    if (context === undefined) throw new Error('No page is open to be looked at.');
    const { result, exceptionDetails } = await wire.send('Runtime.evaluate', {
      expression: 'observe()',
      contextId: context,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return read(String(result.value), performance.now() - began);
  };
  return {
    observe,
    next: async (after, timeoutMs) => {
      if (changedAt > after || (await change(timeoutMs))) return observe();
      return undefined;
    },
  };
}
