import { describe, expect, test } from 'vitest';
import {
  type Broadcast,
  begin,
  cancelDraft,
  confirmDraft,
  draft,
  draftLifeMs,
  giveBack,
  recall,
  recallMs,
} from '../../../../shared/domain/alerts/broadcast.ts';
import { chooseAudience } from '../../../../shared/domain/alerts/draft-choices.ts';
import type { Colour } from '../../../../shared/domain/alerts/warning.ts';
import { alertId, personId } from '../../../../shared/domain/ids.ts';
import { instant, later } from '../../../../shared/domain/time.ts';

const now = instant('2026-05-12T09:30:00+08:00');
const [ann, bob] = [personId('ann'), personId('bob')];
const audience = { streets: [], kinds: [], units: [] };
const plain = draft({ id: alertId('al_1'), kind: 'notice', text: 't', audience, drafter: ann }, now);
const warning = (colour: Colour, lifted = false) =>
  draft(
    {
      id: alertId('al_2'),
      kind: 'warning',
      text: 't',
      audience,
      drafter: ann,
      warning: { issuer: 'i', verb: 'v', hazard: 'h', colour, lifted },
    },
    now,
  );
const waiting: Broadcast = { ...warning('red'), state: 'approval' };
const out: Broadcast = { ...plain, state: 'sent', sentAt: now, waves: 1 };
const result = (decision: ReturnType<typeof confirmDraft>) =>
  decision.ok ? decision.next.state : decision.why;

describe('who may let a broadcast go', () => {
  test.each<[string, Broadcast, typeof ann, string]>([
    ['a plain notice needs its drafter', plain, ann, 'sending'],
    ['another cannot confirm for him', plain, bob, 'not-yours'],
    ['a red warning goes to a second person', warning('red'), ann, 'approval'],
    ['an orange one too', warning('orange'), ann, 'approval'],
    ['a yellow one does not', warning('yellow'), ann, 'sending'],
    ['nor one that is lifted', warning('red', true), ann, 'sending'],
    ['@everyone does', { ...plain, everyone: true }, ann, 'approval'],
    ['the drafter is not his own second person', waiting, ann, 'needs-another'],
    ['another is', waiting, bob, 'sending'],
    ['what is out is out', out, ann, 'already-sent'],
    ['what was cancelled stays so', { ...plain, state: 'cancelled' }, ann, 'over'],
    ['what was recalled stays so', { ...plain, state: 'recalled' }, ann, 'over'],
  ])('%s', (_, broadcast, who, expected) => expect(result(confirmDraft(broadcast, who, now))).toBe(expected));

  test('a draft of yesterday is stale', () => {
    expect(result(confirmDraft(plain, ann, later(now, draftLifeMs)))).toBe('sending');
    expect(result(confirmDraft(plain, ann, later(now, draftLifeMs + 1)))).toBe('stale');
  });
});

test('sent back it is a draft again, which only the second person can do', () => {
  expect(result(giveBack(waiting, bob, now))).toBe('draft');
  expect(result(giveBack(waiting, ann, now))).toBe('needs-another');
  expect(result(giveBack(plain, bob, now))).toBe('not-waiting');
});

test('another audience takes a draft back from approval', () => {
  expect(result(chooseAudience(waiting, ann, { audience, now }))).toBe('draft');
  expect(result(chooseAudience(waiting, bob, { audience, now }))).toBe('not-yours');
  expect(result(cancelDraft(waiting, ann, now))).toBe('cancelled');
  expect(result(cancelDraft(waiting, bob, now))).toBe('not-yours');
});

test.each([
  [0, 'recalled'],
  [recallMs, 'recalled'],
  [recallMs + 1, 'too-late'],
])('%i ms after it went out a recall comes to %s', (ms, expected) => {
  expect(result(recall(out, later(now, ms)))).toBe(expected);
});

test('nothing begins for nobody, and the deadline the text states wins', () => {
  const [ackBy, statedBy] = [later(now, 5), later(now, 9)];
  const nobody = { units: 3, groups: 0, people: 0, unreachable: 3 };
  expect(result(begin(plain, { now, ackBy, reached: nobody }))).toBe('nobody');
  const begun = begin({ ...plain, statedBy }, { now, ackBy, reached: { ...nobody, groups: 1 } });
  expect(begun.ok && [begun.next.ackBy, begun.next.sentAt, begun.next.waves]).toEqual([statedBy, now, 1]);
  const quiet = begin({ ...plain, asks: false }, { now, ackBy, reached: { ...nobody, groups: 1 } });
  expect(quiet.ok && quiet.next.ackBy).toBeUndefined();
});
