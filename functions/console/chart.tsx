import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

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

/** A chart as it is drawn for a desk and for a phone, and what it says in words. */
export interface Drawn {
  readonly label: string;
  readonly wide: string;
  readonly narrow: string;
}

/** A chart; its numbers stand below it. */
export function Chart({ chart: { label, wide, narrow }, children }: { chart: Drawn; children?: Child }) {
  return (
    <figure class="panel">
      <div class="chart" role="img" aria-label={label}>
        <div class="for-desk">{raw(wide)}</div>
        <div class="for-phone">{raw(narrow)}</div>
      </div>
      <figcaption class="soft">{children}</figcaption>
    </figure>
  );
}
