const EIGHT_HOURS = 8 * 3_600_000;

/** `beijingTime('2021-10-19T16:30:00Z')` is `"2021-10-20 00:30"`; a text that is no instant comes back as it is. */
export function beijingTime(iso: string): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  return new Date(instant + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ');
}
