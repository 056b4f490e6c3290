import {
  invented,
  mayNotDraft,
  noCorrection,
  noRelayText,
  noText,
  nothingOut,
  tooLong,
} from '../../conversation/alerts/words.ts';
import {
  readAudience,
  seemsWarning,
  toAll,
  withoutDrill,
  wordsAfter,
} from '../../conversation/alerts/words-audience.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { readCover } from '../../conversation/alerts/words-cover.ts';
import { readDeadline } from '../../conversation/alerts/words-deadline.ts';
import { previewCard } from '../../conversation/alerts/words-preview.ts';
import { readWanted } from '../../conversation/alerts/words-wanted.ts';
import { type Broadcast, type Draft, draft, isOut } from '../../domain/alerts/broadcast.ts';
import { isCover } from '../../domain/alerts/post.ts';
import { warningOf } from '../../domain/alerts/warning.ts';
import { may } from '../../domain/directory/may.ts';
import { alertId, type PersonId, type WeatherId } from '../../domain/ids.ts';
import { readPasted } from '../../feeds/weather/pasted.ts';
import { lastWrite, putBroadcast } from '../../store/alerts.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { type Everybody, everybody, previewOf } from './audience.ts';
import { entryOf } from './entry.ts';
import { followOf } from './follow.ts';
import { noteBulletins, recentEvents } from './weather-note.ts';
import { placeOf } from './weather-place.ts';
import { namedWeather } from './weather-relay.ts';
import { latestOf } from './which.ts';

export const mostLetters = 3_000;

/** 通知 …: a draft and its preview; nothing goes out before its sender has looked at it. */
export async function draftNotice(deps: Deps, turn: Turn): Promise<Outcome> {
  const person = drafterOf(turn);
  if (!person) return say({ text: mayNotDraft(turn.speaker.roles) }, true);
  const [all, names] = await Promise.all([everybody(deps), knownNames(deps)]);
  const streets = [...new Set(all.units.map(({ street }) => street))];
  const said = withoutDrill(saidAfter('notice', turn));
  const { audience, everyone, text } = readAudience(said.text, { streets, units: names.units });
  if (text === '') return say(noText, true);
  if (seemsWarning(text)) return say(invented, true);
  const statedBy = readDeadline(text, turn.now);
  const wants = readWanted(text);
  const covers = readCover(text);
  return drafted(deps, turn, {
    all,
    about: {
      kind: 'notice',
      text,
      audience,
      everyone,
      drafter: person,
      ...(statedBy && { statedBy }),
      ...(wants && { wants }),
      ...(covers !== undefined && isCover(covers) && { covers }),
      ...(said.drill && { drill: true }),
    },
  });
}

/** 转发预警 …: the official text, word for word, or nothing at all. */
export async function draftRelay(deps: Deps, turn: Turn): Promise<Outcome> {
  const person = drafterOf(turn);
  if (!person) return say({ text: mayNotDraft(turn.speaker.roles) }, true);
  const event = await namedWeather(deps, turn);
  if (event?.warning && turn.intent.reference) {
    const follow = await followOf(deps, turn.intent.reference, event.warning);
    return drafted(deps, turn, {
      all: await everybody(deps),
      about: { ...event, ...follow, drafter: person },
    });
  }
  const { drill, text } = withoutDrill(saidAfter('relay', turn));
  if (text === '') return say(noRelayText, true);
  const bulletin = readPasted(text, turn.inbound.id, turn.now);
  if (!bulletin) return say(invented, true);
  if (drill) {
    const about = { kind: 'warning', text, warning: warningOf(bulletin), drill, audience: toAll } as const;
    return drafted(deps, turn, { all: await everybody(deps), about: { ...about, drafter: person } });
  }
  const warning = warningOf(bulletin);
  const pasted = { kind: 'warning', text, warning, audience: toAll, drafter: person } as const;
  const { outcome, events } = await noteBulletins(deps, [bulletin], { now: turn.now, quiet: true });
  if ((await placeOf(deps, pasted))?.how === 'elsewhere' && !(await isKnown(deps, events[0])))
    return drafted(deps, turn, { all: await everybody(deps), about: pasted });
  const about = {
    ...(events[0] && (await followOf(deps, events[0], warning))),
    ...pasted,
  };
  return join(outcome, await drafted(deps, turn, { all: await everybody(deps), about }));
}

/** Another place's warning is noted once somebody sends it, and what follows that one is its next step. */
async function isKnown(deps: Deps, event: WeatherId | undefined): Promise<boolean> {
  return (await recentEvents(deps)).some(({ value }) => value.id === event);
}

/** 更正 …: to exactly those who got the last one, or the quoted one. */
export async function draftCorrection(deps: Deps, turn: Turn): Promise<Outcome> {
  const person = drafterOf(turn);
  if (!person) return say({ text: mayNotDraft(turn.speaker.roles) }, true);
  const text = saidAfter('correction', turn);
  if (text === '') return say(noCorrection, true);
  const before = (await latestOf(deps, turn))?.value;
  if (!before || !isOut(before)) return say({ text: nothingOut }, true);
  const corrects = before.corrects ?? before.id;
  const title = before.corrects ? (before.title ?? '') : nameOf(before);
  const about = {
    kind: 'correction',
    text,
    ...{ corrects, title },
    audience: before.audience,
    drafter: person,
    grave: before.grave,
    ...(before.drill && { drill: true }),
    asks: false,
  } as const;
  return drafted(deps, turn, { all: await everybody(deps), about });
}

function drafterOf({ speaker }: Turn): PersonId | undefined {
  return may(speaker, 'draft') ? speaker.person?.id : undefined;
}

/** The raw words, since a relay must not lose a letter; the phrasebook's where it knew another beginning. */
function saidAfter(command: 'notice' | 'relay' | 'correction', { inbound, intent }: Turn): string {
  const said = inbound.kind === 'said' ? inbound.text : '';
  const rest = wordsAfter(command, said);
  return rest === said.trim() ? (intent.text ?? rest) : rest;
}

export async function drafted(
  deps: Deps,
  turn: Turn,
  { all, about }: { all: Everybody; about: Omit<Draft, 'id'> & { drafter: PersonId } },
): Promise<Outcome> {
  if (about.text.length > mostLetters) return say({ text: tooLong }, true);
  const broadcast = draft({ ...about, id: alertId(deps.newId('al')) }, turn.now);
  return {
    writes: [putBroadcast(broadcast, 0), lastWrite(about.drafter, 'draft', broadcast.id)],
    entries: [entryOf(broadcast, 1, 'alert.drafted')],
    ...(await shown(deps, broadcast, { all, turn })),
  };
}

/** The preview as the answer, for its drafter alone. */
async function shown(
  deps: Deps,
  broadcast: Broadcast,
  { all, turn }: { all: Everybody; turn: Turn },
): Promise<Omit<Outcome, 'writes'>> {
  const reply = previewCard(broadcast, await previewOf(deps, broadcast, { all, now: turn.now }));
  return { reply, privately: true, replyAbout: { topic: 'alerts', id: broadcast.id } };
}
