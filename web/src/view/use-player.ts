import { useEffect, useRef, useState } from 'react';

/** A clock that runs over a recording. Times are milliseconds since the journey began. */
export type Player = {
  atMs: number;
  isPlaying: boolean;
  speed: number;
  toggle(): void;
  seek(atMs: number): void;
  setSpeed(speed: number): void;
};

/** Plays from 0 to `endMs` and stops there; playing again at the end begins anew. */
export function usePlayer(endMs: number): Player {
  const [atMs, setAtMs] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const position = useRef(0);
  const seek = (to: number): void => {
    position.current = Math.min(Math.max(0, to), endMs);
    setAtMs(position.current);
  };
  useEffect(() => {
    if (!isPlaying) return undefined;
    let last = performance.now();
    const step = (now: number): void => {
      position.current = Math.min(position.current + (now - last) * speed, endMs);
      last = now;
      setAtMs(position.current);
      if (position.current >= endMs) setPlaying(false);
      else request = requestAnimationFrame(step);
    };
    let request = requestAnimationFrame(step);
    return () => cancelAnimationFrame(request);
  }, [isPlaying, speed, endMs]);
  const toggle = (): void => {
    if (!isPlaying && position.current >= endMs) seek(0);
    setPlaying(!isPlaying);
  };
  return { atMs, isPlaying, speed, toggle, seek, setSpeed };
}
