import type { Observation } from '../../src/protocol/screen/observation.ts';
import type { Eye } from '../../src/reflex/eye/eye.ts';
import { crop } from './crop.ts';

/** An eye that sees a part of a screen from its corner to `size`, as if the window were no larger. */
export function croppedEye(eye: Eye, size: Observation['viewport']): Eye {
  let last: { whole: Observation; part: Observation } | undefined;
  const part = (whole: Observation): Observation => {
    if (last?.whole !== whole) last = { whole, part: crop(whole, size) };
    return last.part;
  };
  return {
    get latest() {
      return part(eye.latest);
    },
    get window() {
      const { observations, ...others } = eye.window;
      return { ...others, observations: observations.map(part) };
    },
    observe: async () => part(await eye.observe()),
    next: async (after, timeoutMs) => {
      const seen = await eye.next(after, timeoutMs);
      return seen && part(seen);
    },
    get frame() {
      return eye.frame;
    },
    at: (place) => eye.at(place),
    addresses: () => eye.addresses(),
    secretField: () => eye.secretField(),
    onSeen: (listener) => eye.onSeen(listener),
    onInput: (listener) => eye.onInput(listener),
    now: () => eye.now(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
