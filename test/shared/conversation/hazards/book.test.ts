import { expect, test } from 'vitest';
import { understand } from '../../../../shared/conversation/phrasebook.ts';
import { context, now, utterance } from '../../../conversation/listening.ts';

const officer = { ...context(), roles: ['officer'] as const, units: [] };

test.each<[string, object, object]>([
  ['导出江湾街道冬春火灾防控台账', { street: '江湾街道', campaign: '冬春火灾防控' }, {}],
  ['导出江湾街道的燃气安全专项整治隐患台账', { street: '江湾街道', campaign: '燃气安全专项整治' }, {}],
  ['导出5月冬春火灾防控隐患台账', { campaign: '冬春火灾防控' }, { date: '2026-05-01', until: '2026-05-31' }],
  ['导出未整改的冬春火灾防控隐患台账', { campaign: '冬春火灾防控', standing: 'open' }, {}],
  ['导出超期的冬春火灾防控隐患台账', { campaign: '冬春火灾防控', standing: 'overdue' }, {}],
  ['导出重大隐患冬春火灾防控台账', { campaign: '冬春火灾防控' }, { level: 'major' }],
  ['导出群众反映的冬春火灾防控隐患台账', { campaign: '冬春火灾防控', source: 'public' }, {}],
  ['导出已销号的安全生产大排查隐患台账', { campaign: '安全生产大排查', standing: 'closed' }, {}],
  ['导出去年江湾街道隐患台账', { street: '江湾街道' }, { date: '2025-01-01' }],
  ['导出重大事故隐患专项整治隐患台账', { campaign: '重大事故隐患专项整治' }, {}],
])('a campaign is one filter beside the others: %s', (text, form, slots) => {
  const heard = understand(utterance(text), officer, now);
  expect(heard).toMatchObject({ kind: 'ledger.export', ...slots });
  expect(heard.form).toEqual(form);
  if (!('level' in slots)) expect(heard).not.toHaveProperty('level');
});
