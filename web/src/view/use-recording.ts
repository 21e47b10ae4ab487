import { useEffect, useState } from 'react';
import type { JourneyReport } from '../../../src/protocol/evidence.ts';
import { FrameCache } from '../channel/frame-cache.ts';
import { keyFrames, parseRecording, type Frame } from '../model/recording.ts';
import { useModel } from './model-context.ts';

/** The frames of a journey: its recording, or the key frames of its steps when there is none (any more). */
export type Recording = { frames: Frame[]; cache: FrameCache; isWhole: boolean };

/** Loads a journey's recording; undefined until it is there. */
export function useRecording(journey: JourneyReport): Recording | undefined {
  const { api } = useModel();
  const [recording, setRecording] = useState<Recording>();
  useEffect(() => {
    const aborter = new AbortController();
    let cache: FrameCache | undefined;
    const show = (frames: Frame[], isWhole: boolean): void => {
      if (aborter.signal.aborted) return;
      cache = new FrameCache(
        api,
        frames.map((frame) => frame.frame),
      );
      setRecording({ frames, cache, isWhole });
    };
    const load = async (): Promise<void> => {
      if (journey.recording === undefined) return show(keyFrames(journey), false);
      const blob = await api.blob(journey.recording, aborter.signal);
      const frames = parseRecording(await blob.text());
      show(frames.length > 0 ? frames : keyFrames(journey), frames.length > 0);
    };
    load().catch(() => show(keyFrames(journey), false));
    return () => {
      aborter.abort();
      cache?.dispose();
    };
  }, [api, journey.id, journey.recording]);
  return recording;
}
