import { expect, test } from 'vitest';
import { type Case, register, shortened, supplement } from '../../../../shared/domain/hazards/case.ts';
import { gaps, meant, numberOf } from '../../../../shared/domain/hazards/number.ts';
import {
  askExtension,
  close,
  decideExtension,
  rectify,
  sendBack,
} from '../../../../shared/domain/hazards/rectify.ts';
import { assign, confirm, dismiss, markDuplicate } from '../../../../shared/domain/hazards/verify.ts';
import { caseNumber, personId, unitId } from '../../../../shared/domain/ids.ts';
import { imageTypeOf } from '../../../../shared/domain/image.ts';
import { at, type Day, day } from '../../../../shared/domain/time.ts';

const now = at(day('2026-05-06'), '09:00');
const [sun, chen] = [personId('sun'), personId('chen')];

/** The ninth of May was worked in 2026. */
const counting = { isRest: (on: Day) => ['2026-05-10'].includes(on) };

const fresh: Case = register(
  {
    ...{
      number: caseNumber('YH-2026-0031'),
      description: '消防通道堆货',
      source: 'public',
      protected: false,
    },
    ...{ majorHint: false, unit: unitId('wanhui'), unitName: '万汇广场', street: '江湾街道' },
  },
  now,
);
const verified = next(confirm(fresh, { by: sun, grade: 'general', days: 3, now, counting }));
const rectified = next(rectify(verified, { by: chen, at: now, photos: 1 }));

function next(decided: { ok: true; next: Case } | { ok: false; why: string }): Case {
  if (!decided.ok) throw new Error(decided.why);
  return decided.next;
}

test('a true report of a known unit is to be rectified by the day that was set', () => {
  expect(verified).toMatchObject({
    state: 'rectifying',
    grade: 'general',
    deadline: '2026-05-09',
    verifier: 'sun',
  });
});

test('a case whose unit nobody knows waits to be assigned', () => {
  const { unit: _u, unitName: _n, street: _s, ...nowhere } = fresh;
  const waits = next(confirm(nowhere, { by: sun, grade: 'general', now, counting }));
  expect(waits.state).toBe('verified');
  const to = { unit: unitId('huijia'), unitName: '惠家超市', street: '江湾街道' };
  expect(next(assign(waits, to, { now }))).toMatchObject({
    state: 'rectifying',
    deadline: '2026-05-09',
    unit: 'huijia',
  });
});

test.each([
  ['a deadline in the past', { date: day('2026-05-05') }, 'deadline-past'],
  ['a day that does not exist', { noSuchDay: '2月30日' }, 'no-such-day'],
])('%s is refused', (_what, terms, why) => {
  expect(confirm(fresh, { by: sun, grade: 'general', now, ...terms })).toEqual({ ok: false, why });
});

test('a major hazard needs a deadline said by a person', () => {
  expect(confirm(fresh, { by: sun, grade: 'major', now })).toEqual({ ok: false, why: 'deadline-needed' });
});

test('what is verified is not verified again', () => {
  expect(confirm(verified, { by: sun, grade: 'general', days: 1, now })).toEqual({
    ok: false,
    why: 'already-verified',
  });
});

test('an untrue report needs a reason, and nothing is its own duplicate', () => {
  expect(dismiss(fresh, { by: sun, reason: ' ', now })).toEqual({ ok: false, why: 'reason-needed' });
  expect(markDuplicate(fresh, { by: sun, of: fresh.number, now })).toEqual({ ok: false, why: 'same-case' });
  expect(next(dismiss(fresh, { by: sun, reason: '现场没有', now })).state).toBe('invalid');
});

test('nothing is done without a photo or words on what was done', () => {
  expect(rectify(verified, { by: chen, at: now, photos: 0 })).toEqual({ ok: false, why: 'no-evidence' });
  expect(next(rectify(verified, { by: chen, at: now, photos: 0, measure: '货已搬走' })).state).toBe(
    'reinspection',
  );
});

test('whoever rectified does not re-inspect', () => {
  expect(close(rectified, { by: chen, now, photos: 1 })).toEqual({ ok: false, why: 'same-person' });
  expect(next(close(rectified, { by: sun, now, photos: 1 }))).toMatchObject({
    state: 'closed',
    reinspector: 'sun',
  });
});

test('nothing is closed without evidence', () => {
  const bare = { ...rectified, rectified: { by: chen, at: now, photos: 0 } };
  expect(close(bare, { by: sun, now, photos: 0 })).toEqual({ ok: false, why: 'no-evidence' });
});

test('what was not done goes back with a reason and a new day', () => {
  expect(sendBack(rectified, { by: sun, reason: '', now })).toEqual({ ok: false, why: 'reason-needed' });
  const back = next(sendBack(rectified, { by: sun, reason: '通道又堵了', days: 1, now }));
  expect(back).toMatchObject({ state: 'rectifying', deadline: '2026-05-07', reason: '通道又堵了' });
  expect(back.rectified).toBeUndefined();
});

test('more time is asked for a later day, and counts once somebody agreed', () => {
  expect(askExtension(verified, { by: chen, until: day('2026-05-08') })).toEqual({
    ok: false,
    why: 'not-later',
  });
  const asked = next(askExtension(verified, { by: chen, until: day('2026-05-20'), reason: '配件没到' }));
  expect(asked.deadline).toBe('2026-05-09');
  expect(next(decideExtension(asked, { yes: true, now })).deadline).toBe('2026-05-20');
  expect(next(decideExtension(asked, { yes: false, now })).deadline).toBe('2026-05-09');
});

test('what was said first stays when more is said', () => {
  const more = supplement(fresh, { place: '三楼', unit: unitId('other'), text: '靠近电梯' });
  expect(more).toMatchObject({ unit: 'wanhui', place: '三楼', description: '消防通道堆货；靠近电梯' });
});

test('a very long text is kept shortened, by whole characters', () => {
  expect(shortened('短')).toEqual({ text: '短', cut: false });
  const { text, cut } = shortened('𠮷'.repeat(10_000));
  expect([cut, [...text].length]).toEqual([true, 801]);
});

test('numbers are read as people say them', () => {
  expect(meant('31', '2026')).toEqual(['YH-2026-0031', 'YH-2025-0031']);
  expect(meant('0031号', '2026')[0]).toBe('YH-2026-0031');
  expect(meant('YH20260031', '2027')).toEqual(['YH-2026-0031']);
  expect(meant('三楼', '2026')).toEqual([]);
  expect(meant('0', '2026')).toEqual([]);
});

test('numbers that were handed out and not used are listed', () => {
  const used = [1, 2, 4].map((count) => numberOf('2026', count));
  expect(gaps('2026', 5, used)).toEqual(['YH-2026-0003', 'YH-2026-0005']);
});

test('an image is known by its bytes, whatever it is called', () => {
  expect(imageTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(imageTypeOf(new TextEncoder().encode('<html>evil.jpg</html>'))).toBeUndefined();
  expect(imageTypeOf(new Uint8Array())).toBeUndefined();
});
