import { useCallback, useEffect, useState } from 'react';
import type { StoredEvent } from '../../../src/protocol/event.ts';
import { useDashboard, useModel } from './model-context.ts';

const pageSize = 500;
/** A chain longer than this is cut; the page says so. */
const maxChain = 40;

/** The events of one stream from its first on, kept up to date; `more` fetches the next page when there is one. */
export function useStream(stream: string | undefined): { events: StoredEvent[]; more?: () => void } {
  const { api } = useModel();
  const { journal } = useDashboard();
  const [loaded, setLoaded] = useState<{ stream?: string; events: StoredEvent[]; isWhole: boolean }>();
  const load = useCallback(
    async (name: string, known: StoredEvent[]) => {
      const page = await api.events({ after: known.at(-1)?.seq ?? 0, limit: pageSize, stream: name });
      setLoaded({ stream: name, events: [...known, ...page], isWhole: page.length < pageSize });
    },
    [api],
  );
  useEffect(() => {
    if (stream !== undefined) load(stream, []).catch(() => setLoaded(undefined));
  }, [stream, load]);
  if (stream === undefined || loaded?.stream !== stream) return { events: [] };
  if (!loaded.isWhole) return { events: loaded.events, more: () => void load(stream, loaded.events) };
  const last = loaded.events.at(-1)?.seq ?? 0;
  return {
    events: [
      ...loaded.events,
      ...journal.events.filter((event) => event.stream === stream && event.seq > last),
    ],
  };
}

/** An event and the causes that led to it, the first cause last. */
export type Chain = { events: StoredEvent[]; isCut: boolean; isMissing: boolean };

/** Walks from the event `seq` to its causes; undefined while it walks. */
export function useCauseChain(seq: number): Chain | undefined {
  const { api, state } = useModel();
  const [chain, setChain] = useState<{ seq: number; chain: Chain }>();
  useEffect(() => {
    const aborter = new AbortController();
    const find = async (wanted: number): Promise<StoredEvent | undefined> =>
      state().journal.events.find((event) => event.seq === wanted) ??
      (await api.events({ after: wanted - 1, limit: 1 }, aborter.signal)).find(
        (event) => event.seq === wanted,
      );
    const walk = async (): Promise<void> => {
      const events: StoredEvent[] = [];
      let next: number | undefined = seq;
      while (next !== undefined && events.length < maxChain) {
        const event: StoredEvent | undefined = await find(next);
        if (!event) break;
        events.push(event);
        next = event.cause;
      }
      setChain({
        seq,
        chain: { events, isCut: next !== undefined && events.length > 0, isMissing: events.length === 0 },
      });
    };
    walk().catch(() => undefined);
    return () => aborter.abort();
  }, [api, seq, state]);
  return chain?.seq === seq ? chain.chain : undefined;
}
