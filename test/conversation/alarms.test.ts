import { expect, test } from 'vitest';
import { hearRow, hears, type Row, rows } from './listening.ts';

/** An alarm that wakes the watch as one; what may be a drill is telephoned about first. */
function isAlarmed(row: Row): boolean {
  const { kind, drill } = hearRow(row);
  return kind === 'incident.report' && drill !== true;
}

test.each([
  ['of every trade and dialect', 'alarms.tsv', 0.98, 0.95],
  ['looked at a second time', 'alarms-2.tsv', 0.98, 0.95],
  ['written after the rules, at first sight 61.7 and 92.5 %', 'alarms-fresh.tsv', 0.9, 0.95],
  ['a third, at first sight 68.3 and 93.2 %', 'alarms-fresh-2.tsv', 0.9, 0.95],
])(
  'emergencies in words nobody foresaw are heard, and what only sounds like one is not: %s',
  (title, file, least, exact) => {
    const heard = rows(file).map((row) => ({
      row,
      wanted: row.kind === 'incident.report',
      got: isAlarmed(row),
    }));
    const right = heard.filter(({ wanted, got }) => wanted && got).length;
    const recall = right / heard.filter(({ wanted }) => wanted).length;
    const precision = right / heard.filter(({ got }) => got).length;
    const wrong = heard.filter(({ wanted, got }) => wanted !== got);
    console.log(
      [
        `${title}: recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} %`,
        ...wrong.map(({ row, got }) => `${got ? 'false' : 'missed'}: ${row.phrase}`),
      ].join('\n  '),
    );
    expect(recall).toBeGreaterThanOrEqual(least);
    expect(precision).toBeGreaterThanOrEqual(exact);
  },
);

test('what may be danger is a hazard that does not wait', () => {
  for (const text of ['小孩在游乐区摔了一下 一直喊疼', '扶梯口挤 有人喊疼'])
    expect(hears(text)).toMatchObject({
      kind: expect.stringMatching(/^(?:hazard|incident)\.report$/),
      urgent: true,
    });
});

test.each([
  '货架倒了，死亡1人，受伤3人',
  '快报 仓库已经起火了 快来人',
  '出火了，一个仓库，快报警',
  '那个仓库门关了，里面着火了人出不来',
  '那边着火了 里面的人出来了没有 快来',
  '如果再不来人就烧没了，三楼着火了，救命',
  '不是演习不要慌，真的着火了',
  '演习的时候真的有人从楼上掉下来了，快叫救护车',
])('words of a report, of fear or of a drill beside it silence no alarm: %s', (text) => {
  expect(hears(text).kind).toBe('incident.report');
});

test.each([
  ['演习演习 西楼报火警 只是练一下不是真的', 'incident.drill'],
  ['大家别慌 三点冒烟是消防演练', 'incident.drill'],
  ['货架歪了 怕倒下来砸到客人', 'hazard.report'],
])('%s is %s', (text, kind) => {
  expect(hears(text).kind).toBe(kind);
});

test.each([
  '出事了',
  '快报警',
  '打120',
  '我们出不去了',
  '有人死了',
  '被压住了',
  '脚手架倒了',
  '困在冷库里',
  '困在三楼了',
])('the bare cry %s wakes the watch, whoever says it', (text) => {
  for (const role of ['liaison', 'officer'] as const)
    expect(hears(text, {}, [role]).kind).toBe('incident.report');
});

test.each(['困在加班楼里', '困在会议室里', '我火大了', '这题出不来了', '叫人', '报警'])(
  '%s alone wakes nobody',
  (text) => {
    expect(hears(text).kind).not.toBe('incident.report');
  },
);
