import type { Child } from 'hono/jsx';
import type { Seen } from './frame.tsx';

interface MendProps {
  readonly what: 'courier' | 'clock' | 'lost' | 'single' | 'group' | 'sources';
  readonly id?: string;
  readonly after?: string | undefined;
  readonly label: string;
  readonly seen: Seen;
  /** What it will do, in numbers: asked before it does. */
  readonly children?: Child;
}

/** A button that mends; what it will do stands before it. */
export function Mend({ what, id, after, label, seen, children }: MendProps) {
  const form = (
    <form method="post" action="/console/mend">
      <input type="hidden" name="form" value={seen.desk.form} />
      <input type="hidden" name="what" value={what} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      {after !== undefined && <input type="hidden" name="after" value={after} />}
      {children !== undefined && <p class="confirm">{children}</p>}
      <button type="submit">{label}</button>
    </form>
  );
  if (children === undefined) return form;
  return (
    <details class="ask">
      <summary class="plain">{label}</summary>
      {form}
    </details>
  );
}
