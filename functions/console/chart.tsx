/** How much of a whole is done: a bar whose figures stand beside it. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : (part / whole) * 100;
  return (
    <svg
      class={part >= whole ? 'bar full' : 'bar'}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="rest" width="100" height="10" />
      <rect class="done" width={share.toFixed(1)} height="10" />
    </svg>
  );
}

const [width, height, foot, head] = [700, 220, 28, 22] as const;

/** A column for each value, with its figure on top and its name below. */
export function Columns({
  label,
  values,
}: {
  label: string;
  values: readonly { readonly name: string; readonly value: number }[];
}) {
  const most = Math.max(1, ...values.map(({ value }) => value));
  const step = width / values.length;
  const rise = height - foot - head;
  return (
    <svg class="chart columns" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line class="grid" x1={0} x2={width} y1={height - foot} y2={height - foot} />
      {values.map(({ name, value }, place) => {
        const tall = (value / most) * rise;
        const middle = step * (place + 0.5);
        return (
          <>
            <rect
              class="mark"
              x={middle - step * 0.28}
              width={step * 0.56}
              y={height - foot - tall}
              height={tall}
            />
            <text x={middle} y={height - foot - tall - 6} text-anchor="middle">
              {value}
            </text>
            <text x={middle} y={height - 8} text-anchor="middle">
              {name}
            </text>
          </>
        );
      })}
    </svg>
  );
}
