import { momentIn, saysTime } from '../../conversation/hazards/incident-facts.ts';
import { closedWords, workDone, workRefused } from '../../conversation/hazards/words-incident-answers.ts';
import { dismissedNews, judgedNews } from '../../conversation/hazards/words-incident-same.ts';
import { clocksCard, incidentList, workingCard } from '../../conversation/hazards/words-incident-work.ts';
import { may } from '../../domain/directory/may.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { factsFrom } from '../../domain/hazards/incident-facts.ts';
import { closed, dismissed, judged, reportedUp } from '../../domain/hazards/incident-judged.ts';
import { HOUR_MS, type Instant } from '../../domain/time.ts';
import { wordsOf } from '../../store/incident-words.ts';
import { incidentsListed, putIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Speaker, Turn } from '../turn.ts';
import { toAlarmed, toUnit } from './alarm.ts';
import { unitOf } from './changed.ts';
import { unitAlarm } from './incident-open.ts';
import { incidentSpokenOf, ofUnit, whichIncident } from './which-incident.ts';

/** How the emergencies stand, or one of them. */
export async function queryIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now } = turn;
  if (!may(speaker, 'see-ledger')) return ofOwnUnit(deps, turn);
  if (intent.reference === undefined) {
    const [open, over] = await Promise.all(
      (['open', 'over'] as const).map((shelf) => incidentsListed(deps.table, shelf)),
    );
    const mine = (found: readonly Stored<Incident>[] = []) =>
      found.map(({ value }) => value).filter((one) => mayWork(speaker, one) || ofUnit(speaker, one));
    const running = mine(open);
    if (intent.choice === 'clocks') return say(clocksCard(running, now), true);
    const [only, ...others] = running;
    if (only && others.length === 0) return shown(deps, turn, only);
    return say(incidentList(running, mine(over).length, now), true);
  }
  const found = await whichIncident(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const one = found.stored.value;
  return intent.choice === 'clocks' ? say(clocksCard([one], now), true) : shown(deps, turn, one);
}

/** A unit sees how its own stands; of the others it is told nothing. */
async function ofOwnUnit(deps: Deps, turn: Turn): Promise<Outcome> {
  if (turn.speaker.units.length === 0) return refused('not-yours');
  const found = await whichIncident(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const one = found.stored.value;
  return turn.intent.choice === 'clocks' ? say(clocksCard([one], turn.now), true) : shown(deps, turn, one);
}

async function shown(deps: Deps, turn: Turn, one: Incident): Promise<Outcome> {
  const card = await cardOf(deps, { one, speaker: turn.speaker, now: turn.now });
  return { ...say(card, true), replyAbout: { topic: 'hazards', id: one.id } };
}

/** The card of one who works on it, with what he may do now. */
export async function cardOf(
  deps: Deps,
  {
    one,
    speaker,
    now,
  }: { one: Incident; speaker: Pick<Speaker, 'roles' | 'units' | 'street'>; now: Instant },
) {
  const facts = factsFrom((await wordsOf(deps.table, one.id)).map(({ facts: said }) => said));
  const rights = { work: mayWork(speaker, one), close: may(speaker, 'close') };
  return workingCard({ one, facts, now, may: rights });
}

/** The unit or the bureau has reported, at a time that was named or now. */
export async function sentUp(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, now, speaker, inbound } = turn;
  const by = intent.choice === 'unit' ? 'unit' : 'bureau';
  const found = await incidentSpokenOf(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const { value } = found.stored;
  if (!mayWork(speaker, value) && !(by === 'unit' && ofUnit(speaker, value))) return refused('not-yours');
  const said = intent.form?.['at'] ?? (inbound.kind === 'said' ? inbound.text : '');
  const at = whenSent(said, value, now);
  if (at === undefined) return refused('in-future');
  const decided = reportedUp(value, by, { at, now });
  if (!decided.ok) return refused(decided.why);
  return kept(deps, turn, {
    ...found,
    next: decided.next,
    what: 'incident.sent',
    facts: { by, at },
    words: workDone[decided.next.followedAt === value.followedAt ? by : 'followed'],
  });
}

/** The hour he names, else now; nothing where that hour is still to come. */
function whenSent(said: string, one: Incident, now: Instant): Instant | undefined {
  const read = momentIn(said, now);
  if (read === undefined) return saysTime(said) ? undefined : now;
  return isTooEarly(read, one) ? undefined : read;
}

/** Long before it began: an hour of today that is still to come was taken for yesterday's. */
function isTooEarly(at: Instant, { occurredAt, openedAt }: Incident): boolean {
  return at < Math.min(occurredAt ?? openedAt, openedAt - earlierMs);
}

/** A unit may have reported before we heard of it. */
const earlierMs = 6 * HOUR_MS;

/** Whether what may have been a drill was one, or whether it was none to be reported: said by a person who looked. */
export async function judgeIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  if (turn.intent.choice === 'none') return dismissIncident(deps, turn);
  const as = turn.intent.choice === 'drill' ? 'drill' : 'incident';
  const found = await whichIncident(deps, turn, ({ kind }) => kind === 'doubtful');
  if (found.kind === 'said') return found.outcome;
  if (!mayWork(turn.speaker, found.stored.value)) return refused('not-yours');
  const decided = judged(found.stored.value, as);
  if (!decided.ok) return refused(decided.why);
  const done = await kept(deps, turn, {
    ...found,
    next: decided.next,
    what: 'incident.judged',
    facts: { as },
    words: workDone[as],
  });
  const { next } = decided;
  const { value, version } = found.stored;
  const card = judgedNews(next, value.dismissed !== undefined);
  const unit = value.dismissed
    ? await toUnit(deps, next, { card, what: `resumed@${version}` })
    : await unitAlarm(deps, next, { facts: {}, now: turn.now });
  return { ...done, sends: [...(await toAlarmed(deps, turn, { one: next, card })), ...unit] };
}

/** A false alarm, or no accident that is to be reported: whoever was alarmed and its unit are told why. */
async function dismissIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  const who = turn.speaker.person?.id;
  const found = await whichIncident(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const { value, version } = found.stored;
  if (!who || !may(turn.speaker, 'close') || !mayWork(turn.speaker, value)) return refused('not-yours');
  const reason = (turn.intent.form?.['reason'] ?? turn.intent.reason ?? '').slice(0, 200);
  const decided = dismissed(value, who, { reason, now: turn.now });
  if (!decided.ok) return refused(decided.why);
  const { next } = decided;
  const card = dismissedNews(next);
  const done = await kept(deps, turn, {
    ...found,
    next,
    what: 'incident.judged',
    facts: { as: 'none', reason },
    words: workDone.none,
  });
  const sends = await toAlarmed(deps, turn, { one: next, card });
  return {
    ...done,
    sends: [...sends, ...(await toUnit(deps, next, { card, what: `none@${version}`, but: who }))],
  };
}

export async function closeIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  const who = turn.speaker.person?.id;
  const found = await whichIncident(deps, turn);
  if (found.kind === 'said') return found.outcome;
  if (!who || !may(turn.speaker, 'close')) return refused('not-yours');
  const decided = closed(found.stored.value, who, turn.now);
  if (!decided.ok) return refused(decided.why);
  return kept(deps, turn, {
    ...found,
    next: decided.next,
    what: 'incident.closed',
    facts: {},
    words: closedWords(decided.next),
  });
}

interface Kept {
  readonly stored: Stored<Incident>;
  readonly next: Incident;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/** A click gets a toast and the card as it is now; a sentence gets the card. */
async function kept(deps: Deps, turn: Turn, { stored, next, what, facts, words }: Kept): Promise<Outcome> {
  const card = await cardOf(deps, { one: next, speaker: turn.speaker, now: turn.now });
  const clicked = turn.inbound.kind === 'clicked';
  return {
    writes: putIncident(next, stored.version),
    entries: [{ pk: keys.incident(next.id).pk, version: stored.version + 1, what, facts }],
    ...(clicked
      ? { face: card, toast: { tone: 'success', text: words } as const }
      : { reply: { ...card, text: `${words}\n${card.text}` }, privately: true }),
    replyAbout: { topic: 'hazards', id: next.id },
  };
}

export function refused(why: keyof typeof workRefused): Outcome {
  return say({ text: workRefused[why] }, true);
}

export function mayWork(who: Parameters<typeof may>[0], one: Incident): boolean {
  return may(who, 'verify', unitOf(one));
}
