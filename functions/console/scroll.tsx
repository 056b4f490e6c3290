import type { Child } from 'hono/jsx';

/** A wide table that is moved sideways, with a finger or with keys. */
export function Scroll({ label, children }: { label: string; children?: Child }) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}
