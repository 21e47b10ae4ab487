/** A log that cannot be written, on a full disk, ends no process: what it would say is lost, its work is not. */
export function survivesFullLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
