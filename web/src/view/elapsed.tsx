import type { ReactNode } from 'react';
import { formatCountdown, formatDuration } from '../model/format.ts';
import { useNow } from './now.ts';

/** How long something takes; ticks until it has ended. */
export function Elapsed({ from, to }: { from: number; to?: number | undefined }): ReactNode {
  const now = useNow(to === undefined);
  if (to !== undefined) return <span>{formatDuration(to - from)}</span>;
  return <span>{formatDuration(Math.max(0, Math.floor((now - from) / 1000)) * 1000)}</span>;
}

/** How long until a deadline; ticks. */
export function Countdown({ to }: { to: number }): ReactNode {
  return <span>{formatCountdown(to - useNow(true))}</span>;
}
