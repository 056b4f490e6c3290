import { expect, test } from 'vitest';
import { understand } from '../../shared/conversation/phrasebook.ts';
import { context, now, utterance } from './listening.ts';

const officer = { ...context(), roles: ['officer'] as const, units: [] };
const liaison = { ...context(), units: [{ id: 'u_6', names: ['万汇广场'] }] };
const heard = (text: string, who: Parameters<typeof understand>[1] = officer) =>
  understand(utterance(text), who, now);

test.each<[string, object]>([
  ['事故台账', { kind: 'incident.query' }],
  ['突发事件情况', { kind: 'incident.query' }],
  ['现在有什么事故？', { kind: 'incident.query' }],
  ['查看事故3', { kind: 'incident.query', reference: '3' }],
  ['SG-2026-0003', { kind: 'incident.query', reference: 'SG-2026-0003' }],
  ['SG20260003进展', { kind: 'incident.query', reference: 'SG20260003' }],
  ['事故已上报区政府', { kind: 'incident.sent', choice: 'bureau' }],
  ['事故3已上报市商务局 10:40', { kind: 'incident.sent', choice: 'bureau', reference: '3', time: '10:40' }],
  ['SG-2026-0003 已书面上报区应急局', { kind: 'incident.sent', choice: 'bureau', reference: 'SG-2026-0003' }],
  ['事故单位已报应急局 10:20', { kind: 'incident.sent', choice: 'unit', time: '10:20' }],
  ['事故1 结案', { kind: 'incident.close', reference: '1' }],
  ['SG-2026-0003结案', { kind: 'incident.close', reference: 'SG-2026-0003' }],
  ['SG-2026-0003 是演练', { kind: 'incident.judge', choice: 'drill' }],
  ['SG-2026-0003 属实', { kind: 'incident.judge', choice: 'incident' }],
  ['导出事故首报', { kind: 'incident.paper', choice: 'first' }],
  ['生成SG-2026-0003续报', { kind: 'incident.paper', choice: 'follow', reference: 'SG-2026-0003' }],
  ['打印事故3终报', { kind: 'incident.paper', choice: 'final', reference: '3' }],
  ['证据包 31', { kind: 'hazard.evidence', reference: '31' }],
  ['证据包YH-2026-0031', { kind: 'hazard.evidence', reference: 'YH-2026-0031' }],
  ['导出证据包 SG-2026-0003', { kind: 'hazard.evidence', reference: 'SG-2026-0003' }],
  [
    '移交函 31 区消防救援大队',
    { kind: 'hazard.letter', choice: 'clue', reference: '31', text: '区消防救援大队' },
  ],
  ['起草抄告函31给市场监管局', { kind: 'hazard.letter', choice: 'copy', text: '市场监管局' }],
  ['约谈通知 31', { kind: 'hazard.letter', choice: 'interview' }],
  ['起草通报 31', { kind: 'hazard.letter', choice: 'circular' }],
])('an officer’s word on what he works on is understood: %s', (text, wanted) => {
  expect(heard(text)).toMatchObject({ ...wanted, sure: true });
});

test.each([
  ['事故已报应急局 10:40', 'incident.sent'],
  ['事故已经书面报告应急管理局', 'incident.sent'],
])('a unit says that it reported: %s', (text, kind) => {
  expect(heard(text, liaison)).toMatchObject({ kind, choice: 'unit' });
});

test.each([
  '发生一起事故：11月22日14时20分，某超市货架倒塌，1人受伤已送医',
  '餐馆爆燃2人烧伤已打119 120',
  '着火了 三楼有人被困',
  '快报：仓库起火，火势很大，已报119',
])('a cry for help is never taken for work on one: %s', (text) => {
  expect(heard(text).kind).toBe('incident.report');
  expect(heard(text, liaison).kind).toBe('incident.report');
});

test.each([
  '转发：某地火灾致3人死亡，警钟长鸣',
  '请各单位报送事故隐患排查情况',
  '事故教训要吸取',
  '通报了昨天的检查情况',
  '事故报告怎么写？',
  '请问事故上报了吗',
  '安全生产事故为零',
  '事故应急预案已上传',
])('talk of accidents is no word on one: %s', (text) => {
  expect(heard(text).kind).not.toMatch(
    /^incident\.(?:query|sent|judge|close|paper)|hazard\.(?:letter|evidence)/,
  );
});
