import { useEffect, useReducer, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { JourneyReport } from '../../../src/protocol/evidence.ts';
import { formatDuration } from '../model/format.ts';
import { indexAt, type Frame } from '../model/recording.ts';
import { Outcome } from './badge.tsx';
import { usePlayer, type Player } from './use-player.ts';
import { useRecording, type Recording } from './use-recording.ts';
import './journey-player.css';

/** The picture and, above it, the emulated user's mouse: screenshots do not show it. */
function Picture({ url, alt, pointer }: { url: string; alt: string; pointer: Frame['pointer'] }): ReactNode {
  const [size, setSize] = useState({ width: 1024, height: 768 });
  const measure = ({
    currentTarget: { naturalWidth, naturalHeight },
  }: SyntheticEvent<HTMLImageElement>): void => setSize({ width: naturalWidth, height: naturalHeight });
  return (
    <div className="player-picture">
      <img src={url} alt={alt} onLoad={measure} />
      {pointer && (
        <svg
          className="player-pointer"
          viewBox="0 0 14 20"
          aria-hidden="true"
          style={{ left: `${(pointer.x / size.width) * 100}%`, top: `${(pointer.y / size.height) * 100}%` }}
        >
          <path d="M1 1v14.5l3.6-3.2 2.5 6 2.6-1.1-2.5-5.9h4.9z" />
        </svg>
      )}
    </div>
  );
}

type ScreenProps = { recording: Recording | undefined; atMs: number; alt: string };

function Screen({ recording, atMs, alt }: ScreenProps): ReactNode {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const shown = useRef<string>(undefined);
  const frames = recording?.frames ?? [];
  const index = indexAt(
    frames.map((frame) => frame.atMs),
    atMs,
  );
  useEffect(() => recording?.cache.want(index, redraw), [recording, index]);
  shown.current = recording?.cache.peek(index) ?? shown.current;
  if (shown.current !== undefined)
    return <Picture url={shown.current} alt={alt} pointer={frames[index]?.pointer} />;
  if (!recording) return <p className="quiet">Loading the recording…</p>;
  return (
    <p className="quiet">
      {frames.length > 0 ? 'Loading the picture…' : 'No picture was kept of this journey.'}
    </p>
  );
}

function Controls({ player, endMs }: { player: Player; endMs: number }): ReactNode {
  const { atMs, isPlaying, speed } = player;
  return (
    <div className="player-controls">
      <button type="button" className="button player-button" onClick={() => player.toggle()}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={formatDuration(atMs)}
        min={0}
        max={Math.ceil(endMs)}
        step={50}
        value={atMs}
        onChange={(event) => player.seek(Number(event.target.value))}
      />
      <select
        aria-label="Speed"
        value={speed}
        onChange={(event) => player.setSpeed(Number(event.target.value))}
      >
        {[0.25, 0.5, 1, 2, 4].map((value) => (
          <option key={value} value={value}>
            {value}×
          </option>
        ))}
      </select>
      <span className="player-time small quiet">
        {formatDuration(atMs)} / {formatDuration(endMs)}
      </span>
    </div>
  );
}

type StepProps = { step: JourneyReport['steps'][number]; isCurrent: boolean; onPick: () => void };

function Step({ step, isCurrent, onPick }: StepProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const list = button.current?.closest('ol');
    if (!isCurrent || !button.current || !list) return;
    const { offsetTop, offsetHeight } = button.current;
    if (offsetTop < list.scrollTop || offsetTop + offsetHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = offsetTop - list.clientHeight / 2;
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className="player-step"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={onPick}
      >
        <Outcome passed={step.passed} />
        <span>
          {step.text}
          {step.detail !== undefined && !step.passed && <span className="work-problem"> {step.detail}</span>}
        </span>
        <span className="small quiet">{formatDuration(step.atMs)}</span>
      </button>
    </li>
  );
}

/** Plays a journey: the screen as the emulated user saw it, and the steps that they took, in step with each other. */
export function JourneyPlayer({ journey }: { journey: JourneyReport }): ReactNode {
  const recording = useRecording(journey);
  const last = recording?.frames.at(-1)?.atMs ?? 0;
  const endMs = Math.max(journey.durationMs, last);
  const player = usePlayer(endMs);
  const current = indexAt(
    journey.steps.map((step) => step.atMs),
    player.atMs,
  );
  const step = journey.steps[current];
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={frame} className="panel player" role="group" aria-label={`Recording: ${journey.title}`}>
      <div className="player-title">
        <h3>{journey.title}</h3>
        {recording?.isWhole === false && recording.frames.length > 0 && (
          <p className="small quiet">Key frames: one picture after each step.</p>
        )}
      </div>
      <div>
        <div className="player-screen">
          <Screen
            recording={recording}
            atMs={player.atMs}
            alt={`Screen at: ${step?.text ?? 'the beginning'}`}
          />
        </div>
        <Controls player={player} endMs={endMs} />
      </div>
      <ol className="player-steps" aria-label="Steps" tabIndex={-1}>
        {journey.steps.map((item, index) => (
          <Step
            key={item.atMs + item.text}
            step={item}
            isCurrent={index === current}
            onPick={() => player.seek(item.atMs + item.durationMs)}
          />
        ))}
      </ol>
    </div>
  );
}
