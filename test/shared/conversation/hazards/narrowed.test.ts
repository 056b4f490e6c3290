import { expect, test } from 'vitest';
import {
  bookChoices,
  categoryChoices,
  gradeChoices,
  ledgerSentence,
  type Narrowed,
  sourceChoices,
} from '../../../../shared/conversation/hazards/words-narrowed.ts';
import { kindNames } from '../../../../shared/conversation/kinds.ts';
import { understand } from '../../../../shared/conversation/phrasebook.ts';
import { day } from '../../../../shared/domain/time.ts';
import { context, now, utterance } from '../../../conversation/listening.ts';

const officer = { ...context(), roles: ['officer'] as const, units: [] };

/** What is heard of the sentence that is taught for it. */
function heard(to: Narrowed): Narrowed {
  const {
    kind,
    form = {},
    level,
    date,
    until,
  } = understand(utterance(ledgerSentence(to) ?? ''), officer, now);
  expect(kind, ledgerSentence(to)).toBe('ledger.hazard');
  const { categories, ...rest } = form;
  return {
    ...rest,
    ...(categories && { categories: categories.split(',') }),
    ...(level && { grade: level }),
    ...(date && { from: date, until }),
  };
}

const every: readonly Narrowed[] = [
  {},
  ...categoryChoices.map(({ code }) => ({ categories: code.split(',') })),
  ...gradeChoices.map(({ code }) => ({ grade: code })),
  ...sourceChoices.map(({ code }) => ({ source: code })),
  ...bookChoices.map(({ code }) => ({ book: code })),
  ...Object.keys(kindNames).map((kind) => ({ kind })),
  ...['open', 'overdue', 'closed'].map((standing) => ({ standing })),
  ...['冬春火灾防控', '安全生产月', '消防宣传月', '燃气安全专项整治'].map((campaign) => ({ campaign })),
  { street: '江湾街道' },
  { from: day('2026-09-01'), until: day('2026-09-20') },
];

test.each(every)('the sentence that is taught for a list asks for just that list: %j', (to) => {
  expect(heard(to)).toEqual(to);
});

test.each(
  every.slice(1, -1).map((to, place) => ({ ...to, ...every[1 + ((place * 7 + 31) % (every.length - 2))] })),
)('filters that are said together are heard together: %j', (to) => {
  expect(heard({ ...to, street: '江湾街道' })).toEqual({ ...to, street: '江湾街道' });
});

test('what no sentence can say is taught by none', () => {
  expect(ledgerSentence({ standing: 'reinspection' })).toBeUndefined();
  expect(ledgerSentence({ campaign: '自家的名字' })).toBeUndefined();
  expect(ledgerSentence({ from: day('2026-09-01') })).toBeUndefined();
});
