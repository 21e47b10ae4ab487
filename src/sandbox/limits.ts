/** What a sandboxed process may use. All sizes are plain bytes (prlimit's own suffixes mean bytes on some machines). */
export type Limits = {
  /** Resident memory of all processes together; also bounds the JavaScript heap. */
  memoryBytes: number;
  /** Threads and processes. A Node process alone has about 11 threads. */
  processes: number;
  /** The largest single file. */
  fileBytes: number;
  /** All files of the data folder together. */
  diskBytes: number;
  openFiles: number;
  /** CPU time after which the process is ended; a server has no such limit. */
  cpuSeconds?: number;
};

const MiB = 1024 * 1024;

/** Limits of a running product. */
export const productLimits: Limits = {
  memoryBytes: 384 * MiB,
  processes: 96,
  fileBytes: 1024 * MiB,
  diskBytes: 2048 * MiB,
  openFiles: 4096,
};

/** Limits of a product's own tests. */
export const testLimits: Limits = {
  ...productLimits,
  memoryBytes: 1024 * MiB,
  processes: 256,
  diskBytes: 256 * MiB,
  cpuSeconds: 120,
};

/** What an idle Node 24 process counts as data without touching it: 560 MiB of reserved heap and stacks, measured. */
const reservedBytes = 600 * MiB;

/**
 * Arguments of prlimit(1). RLIMIT_DATA is the hard stop of each process at once; the watchdog ends the whole sandbox at
 * a lower one, half a second later at most.
 */
export function prlimitArguments(limits: Limits): string[] {
  const values: Record<string, number> = {
    nproc: limits.processes,
    fsize: limits.fileBytes,
    nofile: limits.openFiles,
    data: reservedBytes + Math.floor(limits.memoryBytes * 1.5),
    core: 0,
    memlock: 65_536,
    msgqueue: 0,
  };
  if (limits.cpuSeconds !== undefined) values['cpu'] = limits.cpuSeconds;
  return Object.entries(values).map(([name, value]) => `--${name}=${value}:${value}`);
}

/** The flag that keeps V8's heap inside the memory limit. */
export function heapFlag(limits: Limits): string {
  return `--max-old-space-size=${Math.floor((limits.memoryBytes * 0.7) / MiB)}`;
}
