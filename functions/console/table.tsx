import type { Child } from 'hono/jsx';

interface Props {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Those of the heads below which numbers stand. */
  readonly figures?: readonly string[];
  /** Its rows. */
  readonly children?: Child;
}

/** A table that becomes a stack of cards on a narrow screen, each cell by the `data-label` it carries. */
export function Table({ caption, heads, figures = [], children }: Props) {
  return (
    <div class="scroll">
      <table class="stack">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" class={figures.includes(head) ? 'figure' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
