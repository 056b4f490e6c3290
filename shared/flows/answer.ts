import { notYet } from '../conversation/directory/words.ts';
import type { Intent } from '../conversation/intent.ts';
import { press } from '../conversation/press.ts';
import type { Subject } from '../domain/delivery.ts';
import type { Inbound, Reply, Said } from '../domain/message.ts';
import { isPageSender } from '../domain/page.ts';
import { straightened } from '../domain/straight.ts';
import type { Instant } from '../domain/time.ts';
import { heardBefore, heardWrites } from '../store/heard.ts';
import { subjectOf } from '../store/outbox.ts';
import { Conflict } from '../store/table.ts';
import { asPressed } from './choices.ts';
import { addressesOf, commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { withFirstContact } from './directory/first-contact.ts';
import { happenedToGroup } from './directory/group.ts';
import { becomeAdministrator } from './directory/me.ts';
import { classified } from './hazards/classified.ts';
import { recalled } from './hazards/made-of.ts';
import { nothing, type Outcome, type Send, say } from './outcome.ts';
import { groupOf, speakerOf } from './speaker.ts';
import type { Turn } from './turn.ts';

const retryForMs = 700;
/** A busy machine may need longer for one round; what lost a race is decided again in any case. */
const leastRounds = 3;

/**
 * One message in, one transaction out. A message heard before changes nothing and gets what it got. Throws Conflict
 * when others kept changing the same rows for longer than retryForMs; the platform then delivers it again.
 */
export async function answer(deps: Deps, inbound: Inbound, now: Instant): Promise<Reply> {
  const startedMs = deps.wall.now();
  const read = straightened(inbound);
  for (let round = 1; ; round += 1) {
    const before = await heardBefore(deps.table, inbound.channel, inbound.id);
    if (before) return before;
    try {
      return await answerOnce(deps, read, now);
    } catch (error) {
      const isLate = round >= leastRounds && deps.wall.now() - startedMs > retryForMs;
      if (!(error instanceof Conflict) || isLate) throw error;
      await deps.wall.sleep(jitterMs(inbound.id, round));
    }
  }
}

async function answerOnce(deps: Deps, said: Inbound, now: Instant): Promise<Reply> {
  const inbound = await asPressed(deps, said, now);
  const turn = await turnOf(deps, inbound, now);
  const outcome = await withFirstContact(deps, turn, await decide(deps, turn));
  const reply = replyOf(turn, outcome);
  const sends = [...(await answerSends(deps, turn, outcome)), ...(outcome.sends ?? [])];
  const cause = {
    who: turn.speaker.person?.id ?? `${inbound.channel}:${inbound.from.id}`,
    through: inbound.id,
    now,
  };
  const message = { channel: inbound.channel, message: inbound.id, now };
  const marker = isOpenStill(inbound, outcome) ? [] : heardWrites(message, { atMs: deps.wall.now(), reply });
  await commit(deps, { ...outcome, sends }, cause, marker);
  return reply;
}

/** What a signed page asked for and did not get may be asked again: its link is spent by what it does, not by a no. */
function isOpenStill({ from }: Inbound, { entries = [], sends = [], errands = [] }: Outcome): boolean {
  return isPageSender(from.id) && entries.length + sends.length + errands.length === 0;
}

async function turnOf(deps: Deps, inbound: Inbound, now: Instant): Promise<Turn> {
  const [speaker, group, quoted] = await Promise.all([
    speakerOf(deps, inbound),
    groupOf(deps, inbound),
    quotedSubject(deps, inbound),
  ]);
  const seen = { inbound, speaker, now, ...(group && { group }), ...(quoted && { quoted }) };
  return { ...seen, intent: await intentOf(deps, seen) };
}

function quotedSubject(deps: Deps, inbound: Inbound): Promise<Subject | undefined> {
  const message =
    inbound.kind === 'clicked' ? inbound.message : inbound.kind === 'said' ? inbound.quote : undefined;
  return message === undefined || message === ''
    ? Promise.resolve(undefined)
    : subjectOf(deps.table, inbound.channel, message);
}

async function intentOf(deps: Deps, seen: Omit<Turn, 'intent'>): Promise<Intent> {
  const { inbound } = seen;
  if (inbound.kind === 'happened') return { kind: 'none', sure: true };
  if (inbound.kind === 'clicked') return press(inbound.action, inbound.form);
  const intent = await ofWords(deps, seen, inbound);
  return isForUs(inbound, seen, intent) ? intent : { kind: 'none', sure: true };
}

/** In a group the bot listens to mentions, to answers to its own cards, and to what is unmistakable from somebody known. */
function isForUs(said: Said, seen: Omit<Turn, 'intent'>, intent: Intent): boolean {
  if (said.chat === null || said.mentionsBot || seen.quoted) return true;
  return intent.sure && (seen.speaker.person !== undefined || forAnybody.has(intent.kind));
}

/** What somebody unknown may do unasked: report a hazard, add to it, call for help. */
const forAnybody: ReadonlySet<Intent['kind']> = new Set([
  'hazard.report',
  'hazard.append',
  'hazard.answer',
  'hazard.protected',
  'incident.report',
  'incident.update',
]);

async function decide(deps: Deps, turn: Turn): Promise<Outcome> {
  if (turn.inbound.kind === 'happened')
    return turn.inbound.what === 'recalled' ? recalled(deps, turn) : happenedToGroup(deps, turn.inbound);
  const refused = classified(turn);
  if (refused) return refused;
  const first = await becomeAdministrator(deps, turn);
  if (first) return first;
  const topic = topicOf[turn.intent.kind.split('.')[0] ?? ''];
  return topic ? topic(deps, turn) : nothing;
}

/** What is understood but has no flow yet is said so to somebody known, and only where he asked us. */
async function notYetAnswered(_deps: Deps, { speaker, inbound }: Turn): Promise<Outcome> {
  const asked = inbound.kind === 'said' && (inbound.chat === null || inbound.mentionsBot);
  return speaker.person && asked ? say(notYet, true) : nothing;
}

type Answering = (deps: Deps, turn: Turn) => Promise<Outcome>;

const ofWords = onDemand(async () => (await import('./listening.ts')).intentOfWords);
const alerts = onDemand(async () => (await import('./alerts/answer.ts')).answerAlerts);
const directory = onDemand(async () => (await import('./directory/answer.ts')).answerDirectory);
const duty = onDemand(async () => (await import('./duty/answer.ts')).answerDuty);
const hazards = onDemand(async () => (await import('./hazards/answer.ts')).answerHazards);
const matter = onDemand(async () => (await import('./alerts/matter.ts')).matterReported);
const other = onDemand(async () => (await import('./hazards/other.ts')).answerOther);

/** The phrasebook and a topic's flow are loaded by the first message of it, so that a function starts with what every message needs. */
function onDemand<Asked extends readonly unknown[], Came>(
  load: () => Promise<(...asked: Asked) => Promise<Came>>,
) {
  let came: ((...asked: Asked) => Promise<Came>) | undefined;
  const ready = async () => {
    came ??= await load();
    return came;
  };
  return Object.assign(async (...asked: Asked) => (await ready())(...asked), { load: ready });
}

/** Loads the phrasebook and every topic's flow: for a host that stays, whose first message should not wait for it. */
export async function loadTopics(): Promise<void> {
  await Promise.all([ofWords, alerts, directory, duty, hazards, matter, other].map(({ load }) => load()));
}

/** The first word of an intent names its topic. */
const topicOf: Readonly<Record<string, Answering>> = {
  directory,
  help: directory,
  none: async (deps, turn) => (await other(deps, turn)) ?? directory(deps, turn),
  duty,
  report: alerts,
  ack: alerts,
  alert: alerts,
  weather: alerts,
  response: alerts,
  hazard: tellsOfMatter,
  ledger: (deps, turn) => (turn.intent.choice?.startsWith('duty-') ? duty : hazards)(deps, turn),
  inspection: hazards,
  incident: tellsOfMatter,
  stats: hazards,
  ...Object.fromEntries(
    ['task', 'meeting', 'training', 'drill', 'campaign'].map((kind) => [kind, notYetAnswered]),
  ),
};

/** What is told instead of a zero report answers it. */
async function tellsOfMatter(deps: Deps, turn: Turn): Promise<Outcome> {
  return matter(deps, turn, await hazards(deps, turn));
}

/** A click is answered by its toast; a card with something to press comes as a message, to the clicker alone. */
function replyOf(turn: Turn, outcome: Outcome): Reply {
  const { inbound } = turn;
  if (!isSeenAtOnce(inbound)) return {};
  const spoken = outcome.reply?.actions && !inbound.onPage ? undefined : outcome.reply?.text;
  const toast = outcome.toast ?? (spoken === undefined ? undefined : { tone: 'info' as const, text: spoken });
  const answer = inbound.onPage ? (outcome.reply ?? outcome.face) : undefined;
  return {
    ...(toast && { toast }),
    ...(outcome.face && { card: outcome.face }),
    ...(answer && { answer }),
  };
}

/** A click shows its answer on the spot, and so does a page; what was typed is answered with a message. */
function isSeenAtOnce(inbound: Inbound): boolean {
  return inbound.onPage === true || (inbound.kind === 'clicked' && !inbound.typed);
}

async function answerSends(deps: Deps, turn: Turn, outcome: Outcome): Promise<Send[]> {
  const { inbound, speaker } = turn;
  const typed = inbound.kind === 'clicked' && inbound.typed === true;
  const reply = outcome.reply ?? (typed ? outcome.toast : undefined);
  if (!reply || inbound.onPage || (isSeenAtOnce(inbound) && !outcome.reply?.actions)) return [];
  const alone = inbound.chat === null || outcome.privately || isSeenAtOnce(inbound);
  const address = alone
    ? speaker.address
    : ({ channel: inbound.channel, kind: 'chat', id: inbound.chat ?? '' } as const);
  const reachable = await addressesOf(deps, { kind: 'address', address });
  return reachable.map((to) => ({
    once: `answer#${inbound.channel}#${inbound.id}`,
    to: { kind: 'address', address: to },
    lane: isUrgent(outcome) ? 'red' : 'answer',
    card: outcome.reply ?? { text: reply.text },
    ...(outcome.replyAbout && { about: outcome.replyAbout }),
    ...(!alone && speaker.name !== '' && { asker: speaker.name }),
  }));
}

/** Whoever cries for help reads whom to call before the watch reads of it. */
function isUrgent({ sends = [] }: Outcome): boolean {
  return sends.some(({ lane }) => lane === 'red');
}

/** Spread by the message's own id, so that those who collided once do not collide again. */
function jitterMs(id: string, round: number): number {
  const spread = [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, round * 131);
  return (spread % 20) + round * 3;
}
