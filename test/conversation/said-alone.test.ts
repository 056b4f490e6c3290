import { describe, expect, test } from 'vitest';
import { understand } from '../../shared/conversation/phrasebook.ts';
import type { OpenWindows } from '../../shared/conversation/utterance.ts';
import type { Role } from '../../shared/domain/directory/person.ts';
import { closed, context, now, utterance } from './listening.ts';

function alone(text: string, role: Role = 'officer', windows: Partial<OpenWindows> = {}) {
  return understand(utterance(text, { inGroup: false }), context([role], { ...closed, ...windows }), now);
}

describe('alone with the bot an officer is understood in few words', () => {
  test.each([
    ['取消', { kind: 'alert.cancel' }],
    ['先不发了', { kind: 'alert.cancel' }],
    ['0002', { kind: 'hazard.query', reference: '0002' }],
    ['谁带班', { kind: 'duty.query', date: '2026-09-24' }],
    ['现在谁值班', { kind: 'duty.query', date: '2026-09-24' }],
    ['这周谁值班', { kind: 'duty.query', date: '2026-09-24', until: '2026-09-27' }],
    ['下周谁值班', { kind: 'duty.query', date: '2026-09-28', until: '2026-10-04' }],
    ['今天谁签到了', { kind: 'duty.query', choice: 'present' }],
    ['签到情况', { kind: 'duty.query', choice: 'present' }],
    ['生成编码 万汇广场', { kind: 'directory.code', unitId: 'u_6' }],
    ['万汇广场重发绑定编码', { kind: 'directory.code', unitId: 'u_6' }],
    ['万汇广场的编码', { kind: 'directory.code', unitId: 'u_6' }],
    ['盒马的联络员改成路人甲 13812345678', { kind: 'directory.move', unitId: 'u_4', person: '路人甲' }],
    ['两会日期', { kind: 'alert.calendar' }],
    ['下一个节点是什么', { kind: 'alert.calendar' }],
    ['2026年节点', { kind: 'alert.calendar' }],
  ])('%s', (text, heard) => {
    expect(alone(text)).toMatchObject(heard);
  });

  test('a word that something else waits for is its answer', () => {
    expect(alone('取消', 'officer', { roster: true })).toMatchObject({ kind: 'duty.roster.confirm' });
    expect(alone('取消', 'liaison').kind).toBe('none');
    expect(alone('0002', 'liaison').kind).toBe('none');
  });
});

describe('alone with the bot a unit is understood in few words', () => {
  test.each([
    ['我是万汇广场的', 'guest', 'directory.bind'],
    ['我是万汇广场新来的联络员马丽', 'guest', 'directory.bind'],
    ['我是惠家超市新联络员马丽', 'guest', 'directory.bind'],
    ['安全的事转给马俊', 'liaison', 'directory.move'],
    ['12350是什么', 'liaison', 'hazard.who'],
  ] as const)('%s', (text, role, kind) => {
    expect(alone(text, role).kind).toBe(kind);
  });

  test.each(['我是来上班的', '我是开玩笑的', '我是说通道堵了', '安全的事交给专业的人'])(
    '%s is nothing of the kind',
    (text) => {
      expect(alone(text, 'liaison').kind).not.toMatch(/^directory/);
    },
  );

  test('whoever was asked whose a hazard is says whose it is, and nothing of himself', () => {
    const asked = {
      subject: { topic: 'hazards', id: 'YH-2026-0001' },
      question: 'where',
      choices: [],
    } as const;
    expect(alone('我是万汇广场的', 'guest', { asked, lastCase: 'YH-2026-0001' }).kind).toBe('hazard.answer');
  });
});

test('a corridor of a house is its corridor, and a locked way out is a sign of a major hazard', () => {
  expect(alone('0号楼道堆放杂物', 'liaison')).toMatchObject({ kind: 'hazard.report', place: '0号楼道' });
  for (const text of ['安全出口锁了', '消防通道门被锁了'])
    expect(alone(text, 'liaison')).toMatchObject({ kind: 'hazard.report', majorHint: true });
  expect(alone('安全出口门锁坏了', 'liaison').majorHint).toBeUndefined();
});
