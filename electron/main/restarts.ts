/** Milliseconds within which stops of the backend are counted. */
const COUNTED_MS = 5 * 60_000;

/** How many of these stops lie within the last five minutes. Times in milliseconds. */
export function countRecent(stops: readonly number[], now: number): number {
  return stops.filter((at) => at <= now && now - at < COUNTED_MS).length;
}
