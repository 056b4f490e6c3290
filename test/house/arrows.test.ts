import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from './biome.ts';
import { type Arrows, sharedRows } from './rows.ts';
import { upperRows } from './rows-above.ts';

const rows = [...sharedRows, ...upperRows];

/** A row that names its file holds for that file; any other for both kinds of file. */
function pathsOf({ from }: Arrows): readonly string[] {
  return from.endsWith('.ts') ? [from] : [`${from}.ts`, `${from}.tsx`];
}

const importsOf = ({ may, mayNot }: Arrows): readonly string[] => [...may, ...mayNot];

describe.each(['value', 'type', 'again', 'later'] as const)('an arrow drawn as %s', (kind) => {
  let refused: ReadonlySet<string>;

  beforeAll(async () => {
    const files = rows.flatMap((row) => pathsOf(row).map((path) => [path, textOf(row, kind)] as const));
    refused = await lint(new Map(files), 'style/noRestrictedImports');
  });

  test.each(rows)('$says', (row) => {
    for (const path of pathsOf(row)) {
      const found = importsOf(row).filter((_, index) => refused.has(`${path}:${index + 1}`));
      expect(found, path).toEqual(row.mayNot);
    }
  });
});

function textOf(row: Arrows, kind: 'value' | 'type' | 'again' | 'later'): string {
  const lines = importsOf(row).map((from, index) => {
    if (kind === 'value') return `import { a${index} } from '${from}';`;
    if (kind === 'type') return `import type { A${index} } from '${from}';`;
    if (kind === 'again') return `export { a${index} } from '${from}';`;
    return `const a${index} = await import('${from}');`;
  });
  return `${lines.join('\n')}\n`;
}
