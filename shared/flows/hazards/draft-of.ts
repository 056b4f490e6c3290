import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { wordOf } from '../../conversation/hazards/words-read.ts';
import type { Slots } from '../../conversation/intent.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { type Case, type register, shortened } from '../../domain/hazards/case.ts';
import { morningAfter } from '../../domain/hazards/schedule.ts';
import { unitId } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { campaignsOn } from '../campaigns.ts';
import type { Deps } from '../deps.ts';
import { unitAtPlace } from '../names.ts';
import type { Turn } from '../turn.ts';
import { mendedThen, verifyBy } from './at-once.ts';

export interface Drafted {
  readonly draft: Omit<Parameters<typeof register>[0], 'number'>;
  readonly cut: boolean;
}

/** What one part of a report says, as the case it will be. */
export async function draftOf(
  deps: Deps,
  turn: Turn,
  { slots, hidden }: { slots: Slots; hidden: boolean },
): Promise<Drafted> {
  const said = slots.text ?? '';
  const { text, cut } = shortened(hidden ? withoutPlea(said) : said);
  const unit = await unitFor(deps, turn, { slots, hidden });
  const campaigns = await campaignsOn(deps, dayOf(turn.now), unit?.street);
  const urgent = (slots.urgent ?? turn.intent.urgent) === true;
  const draft = {
    ...{ description: text, source: sourceOf(turn, unit, hidden), protected: hidden },
    ...{ majorHint: (slots.majorHint ?? turn.intent.majorHint) === true },
    ...{ verifyBy: await verifyBy(deps, turn.now, urgent) },
    ...(!hidden && mendedThen(turn, text)),
    ...(campaigns.length > 0 && { campaigns }),
    ...(unit && { unit: unit.id, unitName: unit.name, street: unit.street, ...untilMorning(turn, urgent) }),
    ...(slots.place !== undefined && { place: slots.place.slice(0, 60) }),
    ...(slots.category !== undefined && { category: slots.category, ...decidedBy(slots.category, text) }),
  };
  return { draft, cut };
}

function untilMorning({ now }: Turn, urgent: boolean): Pick<Case, 'streetAt'> {
  const morning = urgent ? undefined : morningAfter(now);
  return morning === undefined ? {} : { streetAt: morning };
}

function decidedBy(category: string, text: string): Pick<Case, 'word'> {
  const word = wordOf(category, text);
  return word ? { word } : {};
}

/** The unit he names; his own, if he names none and stands for one only. A protected reporter's own unit is no clue. */
async function unitFor(
  deps: Deps,
  { speaker }: Turn,
  { slots, hidden }: { slots: Slots; hidden: boolean },
): Promise<Unit | undefined> {
  if (slots.unitId) return (await loadUnit(deps.table, slots.unitId))?.value;
  const [own, ...others] = speaker.represents;
  if (slots.unit === undefined && !hidden && own && others.length === 0) return own;
  const there = own ? undefined : await unitAtPlace(deps, slots.place);
  return there === undefined ? undefined : (await loadUnit(deps.table, unitId(there)))?.value;
}

function sourceOf({ speaker }: Turn, unit: Unit | undefined, hidden: boolean): Case['source'] {
  if (hidden) return 'public';
  if (unit && speaker.units.includes(unit.id)) return 'self';
  return isOfficial(speaker) ? 'inspection' : 'public';
}
