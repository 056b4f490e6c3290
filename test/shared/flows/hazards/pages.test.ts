import { expect, test } from 'vitest';
import { ledgerPages } from '../../../../shared/conversation/hazards/words-ledger.ts';
import type { Listed } from '../../../../shared/domain/hazards/listed.ts';
import { numberOf } from '../../../../shared/domain/hazards/number.ts';
import { day } from '../../../../shared/domain/time.ts';

test.each([0, 1, 150, 151, 3_001, 12_000])(
  'of %i cases none is missing, and no page is too long',
  (count) => {
    const cases = Array.from(
      { length: count },
      (_, place): Listed => ({
        number: numberOf('2026', place + 1),
        state: 'rectifying',
        about: '',
        unitName: '北苑农副产品批发市场',
      }),
    );
    const pages = ledgerPages(cases, { scope: 'bureau', asked: 'all', today: day('2026-05-06') });
    const text = pages.map((page) => page.text).join('\n');
    expect(new Set(text.match(/YH-2026-\d+/g) ?? []).size).toBe(count);
    for (const page of pages) expect(Buffer.byteLength(page.text)).toBeLessThan(28_000);
    expect(pages.length).toBeLessThan(40);
  },
);
