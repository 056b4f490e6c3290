import { day as dayOfText, daysBetween } from '../../shared/domain/time.ts';
import type { PeriodShown } from '../../shared/flows/console/periods.ts';

const [width, row, top, left] = [1000, 22, 24, 150] as const;

/** The periods of a year as bands under its months. */
export function YearBand({
  year,
  today,
  periods,
}: {
  year: number;
  today: string;
  periods: readonly PeriodShown[];
}) {
  const first = dayOfText(`${year}-01-01`);
  const days = daysBetween(first, dayOfText(`${year}-12-31`)) + 1;
  const x = (on: string) => {
    const nth = Math.min(days, Math.max(0, daysBetween(first, dayOfText(on))));
    return left + (nth / days) * (width - left);
  };
  const height = top + periods.length * row + 4;
  const months = Array.from({ length: 12 }, (_, nth) => String(nth + 1).padStart(2, '0'));
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${year}年重点时段图`}>
      {months.map((month) => (
        <>
          <line class="grid" x1={x(`${year}-${month}-01`)} x2={x(`${year}-${month}-01`)} y1={4} y2={height} />
          <text x={x(`${year}-${month}-01`) + 4} y={16}>
            {Number(month)}月
          </text>
        </>
      ))}
      {periods.map(({ name, kind, start, end }, place) => (
        <>
          <text x={0} y={top + place * row + 14}>
            {[...name].slice(0, 11).join('')}
          </text>
          <rect
            class={`band kind-${kind}`}
            x={x(start)}
            width={Math.max(4, x(end) - x(start))}
            y={top + place * row + 3}
            height={row - 8}
            rx={4}
          />
        </>
      ))}
      {today.startsWith(String(year)) && (
        <line class="today-line" x1={x(today)} x2={x(today)} y1={4} y2={height} />
      )}
    </svg>
  );
}
