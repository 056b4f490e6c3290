import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { correctionIn } from '../../conversation/hazards/correction.ts';
import { isBareWord, isCourtesy, photosOfCase } from '../../conversation/hazards/words-read.ts';
import type { Intent } from '../../conversation/intent.ts';
import { soundsLikePlace } from '../../conversation/sentence/place.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { type Case, supplement } from '../../domain/hazards/case.ts';
import { correct } from '../../domain/hazards/correct.ts';
import { unitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { knownNames, unitAtPlace } from '../names.ts';
import type { Turn } from '../turn.ts';

/** Longer words are a description, no place. */
const mostPlaceLetters = 20;

/** The case with what the words add; the same object if they add nothing. */
export async function supplemented(deps: Deps, turn: Turn, one: Case): Promise<Case> {
  const { intent, speaker } = turn;
  const right = await putRight(deps, turn, one);
  if (right !== one) return supplement(right, { text: textOf(intent) });
  const unit = await unitSaid(deps, intent, one);
  const text = one.protected ? withoutPlea(textOf(intent)) : textOf(intent);
  const place = placeOf(intent, one, unit ? '' : text);
  const next = supplement(one, {
    ...(unit && { unit: unit.id, unitName: unit.name, street: unit.street }),
    ...(place !== undefined && { place: place.slice(0, 60) }),
    ...(intent.category !== undefined && { category: intent.category }),
    ...(!isOnlyWhere(intent, unit !== undefined || place !== undefined) && { text }),
  });
  const own = unit !== undefined && speaker.units.includes(unit.id) && !one.protected;
  const sourced = own ? { ...next, source: 'self' as const } : next;
  return JSON.stringify(sourced) === JSON.stringify(one) ? one : sourced;
}

/** A bare number says nothing where nothing was asked, nor does 刚才那条的照片 beside its photos. */
export function unlessBare(turn: Turn): Turn {
  const { text = '' } = turn.intent;
  return isBareWord(text) || photosOfCase(text) !== undefined
    ? { ...turn, intent: { ...turn.intent, text: '' } }
    : turn;
}

/** An answer to where it is says no more than that. */
function isOnlyWhere({ kind, choice }: Intent, found: boolean): boolean {
  return kind === 'hazard.answer' && choice !== 'more' && found;
}

async function unitSaid(deps: Deps, intent: Intent, one: Case): Promise<Unit | undefined> {
  if (one.unit !== undefined) return undefined;
  const id = intent.unitId ?? (await unitAtPlace(deps, intent.place));
  return id === undefined ? undefined : (await loadUnit(deps.table, unitId(id)))?.value;
}

function textOf({ form, text = '' }: Intent): string {
  return form || isCourtesy(text) ? '' : text.trim();
}

/** Words in answer to where it is are the place, if they are short. */
function placeOf({ kind, choice, place }: Intent, one: Case, text: string): string | undefined {
  if (place !== undefined) return place;
  const answers = kind === 'hazard.answer' && choice === 'where' && one.place === undefined;
  return answers && !one.protected && text.length <= mostPlaceLetters && soundsLikePlace.test(text)
    ? text
    : undefined;
}

/** 是B2不是B1: what was wrong is put right and kept; the same object if nothing was. */
async function putRight(deps: Deps, { intent, now }: Turn, one: Case): Promise<Case> {
  const correction = correctionIn(textOf(intent));
  if (!correction) return one;
  const { units } = await knownNames(deps);
  const id = units.find(({ names }) => names.includes(correction.right))?.id;
  const unit = id === undefined ? undefined : (await loadUnit(deps.table, unitId(id)))?.value;
  return correct(one, { ...correction, ...(unit ? { unit } : { place: correction.right }) }, now);
}
