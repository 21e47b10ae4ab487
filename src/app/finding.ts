import type { Finding } from '../protocol/evidence.ts';
import type { Report } from '../protocol/report.ts';

/** What curious users found, of all parts. */
export function findingsOf({ explorations = [] }: Report): Finding[] {
  return explorations.flatMap(({ findings }) => findings);
}

/** The name of the picture of a finding in the folder `screens`. */
export function screenOf(finding: string): string {
  return `${finding.replaceAll(':', '-')}.jpg`;
}
