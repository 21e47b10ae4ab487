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

/**
 * An event and what led to it, the first cause last. Where an event names no cause, the event before it in its stream
 * stands in (`isBefore` of the later one).
 */
export type Chain = {
  links: { event: StoredEvent; isBefore: boolean }[];
  isCut: boolean;
  isMissing: boolean;
};

type Find = (seq: number) => Promise<StoredEvent | undefined>;
type Before = (event: StoredEvent) => Promise<StoredEvent | undefined>;

async function walk(seq: number, find: Find, before: Before): Promise<Chain> {
  const links: Chain['links'] = [];
  let event = await find(seq);
  while (event && links.length < maxChain) {
    const next = event.cause === undefined ? await before(event) : await find(event.cause);
    links.push({ event, isBefore: event.cause === undefined && next !== undefined });
    event = next;
  }
  return { links, isCut: event !== undefined, isMissing: links.length === 0 };
}

/** Walks from the event `seq` to its causes; undefined while it walks. */
export function useCauseChain(seq: number): Chain | undefined {
  const { api, state } = useModel();
  const [chain, setChain] = useState<{ seq: number; chain: Chain }>();
  useEffect(() => {
    const { signal, abort } = aborting();
    const find: Find = async (wanted) =>
      state().journal.events.find((event) => event.seq === wanted) ??
      (await api.events({ after: wanted - 1, limit: 1 }, signal)).find((event) => event.seq === wanted);
    const before: Before = async ({ stream, seq: limit }) =>
      (await api.events({ after: 0, limit: pageSize, stream }, signal)).findLast(
        (event) => event.seq < limit,
      );
    walk(seq, find, before).then(
      (found) => setChain({ seq, chain: found }),
      () => undefined,
    );
    return abort;
  }, [api, seq, state]);
  return chain?.seq === seq ? chain.chain : undefined;
}

function aborting(): { signal: AbortSignal; abort: () => void } {
  const aborter = new AbortController();
  return { signal: aborter.signal, abort: () => aborter.abort() };
}
