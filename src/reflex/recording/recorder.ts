import type { Screen } from '../browser/screen.ts';

/** Where evidence goes: content-addressed, answers the hash under which it is found again. */
export type EvidenceStore = { put(bytes: Uint8Array, contentType: string): Promise<string> };

/** A frame of the recording: when, which picture, and where the mouse was (CSS pixels of the window). */
type Frame = { atMs: number; frame: string; pointer?: { x: number; y: number } };

/** A recording of one journey by DevTools screencast. */
export type Recorder = AsyncDisposable & {
  /** The screen as it is now; its blob. */
  keyFrame(): Promise<string | undefined>;
  /** Ends the recording and stores it; the blob of its list of frames. */
  finish(): Promise<string | undefined>;
};

type RecorderOptions = {
  screen: Screen;
  store: EvidenceStore;
  /** Milliseconds since the journey began. */
  elapsedMs: () => number;
  pointer: () => { x: number; y: number };
};

/** At most so often a frame is taken while the screen changes. */
const frameIntervalMs = 100;
const picture = { format: 'jpeg', quality: 60 } as const;

/** Starts recording. Frames come only when the screen changes, a few a second. */
export async function startRecorder({
  screen,
  store,
  elapsedMs,
  pointer,
}: RecorderOptions): Promise<Recorder> {
  const { wire } = screen;
  const frames: Promise<Frame | undefined>[] = [];
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  const keep = (data: string): Promise<string | undefined> =>
    store.put(Buffer.from(data, 'base64'), 'image/jpeg').catch(() => undefined);
  const add = (data: string): Promise<string | undefined> => {
    const atMs = Math.round(elapsedMs());
    const { x, y } = pointer();
    const stored = keep(data);
    const place = { x: Math.round(x), y: Math.round(y) };
    frames.push(stored.then((frame) => (frame === undefined ? undefined : { atMs, frame, pointer: place })));
    return stored;
  };
  const onFrame = (event: { data: string; sessionId: number }): void => {
    if (isOver) return;
    void add(event.data);
    timer = setTimeout(() => {
      void wire.send('Page.screencastFrameAck', { sessionId: event.sessionId }).catch(() => undefined);
    }, frameIntervalMs);
  };
  wire.on('Page.screencastFrame', onFrame);
  await wire.send('Page.startScreencast', { ...picture, maxWidth: 1024, maxHeight: 768 });

  const stop = (): void => {
    isOver = true;
    clearTimeout(timer);
    wire.off('Page.screencastFrame', onFrame);
  };
  return {
    keyFrame: async () => {
      const { data } = await wire.send('Page.captureScreenshot', { ...picture, optimizeForSpeed: true });
      return add(data);
    },
    finish: async () => {
      stop();
      const list = (await Promise.all(frames)).filter((frame) => frame !== undefined);
      if (list.length === 0) return undefined;
      list.sort((one, other) => one.atMs - other.atMs);
      return store.put(Buffer.from(JSON.stringify(list)), 'application/json');
    },
    [Symbol.asyncDispose]: () => {
      stop();
      return Promise.resolve();
    },
  };
}
