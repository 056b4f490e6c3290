/** SG-2026-0003, as people read it. */
export function incidentNumber(year: string, count: number): string {
  return `SG-${year}-${String(count).padStart(4, '0')}`;
}

/** What "SG20260003", "0003" or "3" may mean, nearest first. */
export function incidentsMeant(said: string, year: string): readonly string[] {
  const whole = /^SG-?(\d{4})-?(\d{4,7})$/i.exec(said.trim());
  if (whole) return [incidentNumber(whole[1] ?? '', Number(whole[2]))];
  const short = /^(\d{1,7})$/.exec(said.trim())?.[1];
  if (short === undefined || Number(short) === 0) return [];
  return [year, String(Number(year) - 1)].map((one) => incidentNumber(one, Number(short)));
}
