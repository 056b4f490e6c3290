import { monthsIn, saysUntil } from '../../conversation/hazards/commands.ts';
import { docIn } from '../../conversation/hazards/words-major.ts';
import {
  alreadyDecided,
  blacklist,
  decided,
  draftCard,
  draftText,
  entered,
  measureList,
  nameUnit,
  onlyOfficials,
  orderedText,
  toUnit,
} from '../../conversation/hazards/words-measure.ts';
import { signed } from '../../conversation/hazards/words-told.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { Case, Step } from '../../domain/hazards/case.ts';
import { decide, type Measure, type MeasureKind, proposed } from '../../domain/hazards/measure.ts';
import { meant } from '../../domain/hazards/number.ts';
import { dayOf, type Instant, monthsLater } from '../../domain/time.ts';
import { allUnits, loadBureau, loadUnit } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import { loadMeasure, measuresOf, putMeasure } from '../../store/measures.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { type Entry, nothing, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { wordsOf } from './act.ts';
import { personOf } from './shown.ts';
import { numberSaid, visible } from './which.ts';

/** What the rules propose about a case whose deadline passed: a draft, once, for the officers to decide. */
export async function propose(
  deps: Deps,
  one: Case,
  { does, now }: { does: Step | undefined; now: Instant },
): Promise<Outcome> {
  const kind = proposed(one, does);
  if (!kind || !one.unit) return nothing;
  const id = `${kind}-${one.number}-${one.missed ?? 0}`;
  if (await loadMeasure(deps.table, one.unit, id)) return nothing;
  const text = draftText(one, kind);
  const about = { unit: one.unit, unitName: one.unitName ?? '', number: one.number };
  const draft: Measure = { id, kind, ...about, text, state: 'draft', at: now };
  const { officers } = await officials(deps);
  return {
    writes: [putMeasure(draft, 0)],
    entries: [entryOf(draft, 1)],
    sends: officers.slice(0, mostTold).map(({ id: person }) => ({
      once: `hazard.measure#${id}#${person}`,
      to: { kind: 'person', person },
      lane: 'blue',
      card: draftCard(draft),
    })),
  };
}

const mostTold = 6;

/** 约谈 or 通报 by somebody's word, or his decision on a draft. */
export async function interview(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  if (!may(speaker, 'send')) return say({ text: onlyOfficials }, true);
  if (intent.choice === 'approve' || intent.choice === 'drop') return decideDraft(deps, turn);
  const named = await unitMeant(deps, turn);
  if (!named) return say({ text: nameUnit }, true);
  const kind = intent.choice === 'circular' ? 'circular' : 'interview';
  const draft = measureOf(deps, turn, { ...named, kind });
  return { ...say(draftCard(draft), true), writes: [putMeasure(draft, 0)], entries: [entryOf(draft, 1)] };
}

async function decideDraft(deps: Deps, turn: Turn): Promise<Outcome> {
  const [unitId = '', id = ''] = (turn.intent.reference ?? '').split('/');
  const stored = await loadMeasure(deps.table, unitId, id);
  const yes = turn.intent.choice === 'approve';
  const decision = stored && decide(stored.value, { yes, by: personOf(turn) });
  if (!stored || !decision?.ok) return say({ text: alreadyDecided }, true);
  const { next } = decision;
  return {
    ...say(decided(next), true),
    face: decided(next),
    writes: [putMeasure(next, stored.version)],
    entries: [entryOf(next, stored.version + 1)],
    sends: yes ? await sendsToUnit(deps, next) : [],
  };
}

async function sendsToUnit(deps: Deps, one: Measure): Promise<Send[]> {
  const unit = (await loadUnit(deps.table, one.unit))?.value;
  const bureau = (await loadBureau(deps.table))?.value;
  return [...new Set([unit?.liaison, unit?.backup])].flatMap((person): Send[] =>
    person === undefined
      ? []
      : [
          {
            once: `hazard.measure-sent#${one.unit}#${one.id}#${person}`,
            to: { kind: 'person', person },
            lane: 'blue',
            card: signed(toUnit(one), bureau),
          },
        ],
  );
}

/** 黑名单, 处罚: entered as somebody decided it, and shown when asked for. */
export async function enterDecision(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  if (!may(speaker, 'send')) return say({ text: onlyOfficials }, true);
  if (intent.choice === 'blacklisted') return say(blacklist(await blacklisted(deps), dayOf(turn.now)), true);
  const named = await unitMeant(deps, turn);
  if (!named) return say({ text: nameUnit }, true);
  const { unit } = named;
  if (intent.choice === 'show')
    return say(measureList(unit.name, await measuresOf(deps.table, unit.id)), true);
  const kind = intent.choice === 'blacklist' ? 'blacklist' : 'penalty';
  const one: Measure = { ...measureOf(deps, turn, { ...named, kind }), state: 'entered' };
  return {
    ...say(entered(one), true),
    writes: [putMeasure(one, 0)],
    entries: [entryOf(one, 1)],
  };
}

/** Of all units, also of those that are gone, some looked at at a time. */
async function blacklisted({ table }: Deps): Promise<Measure[]> {
  const units = await allUnits(table);
  const found: Measure[] = [];
  for (let from = 0; from < units.length; from += atOnce) {
    const some = units.slice(from, from + atOnce);
    const theirs = await Promise.all(some.map(({ value }) => measuresOf(table, value.id)));
    found.push(...theirs.flat().filter(({ kind }) => kind === 'blacklist'));
  }
  return found.sort((one, other) => one.at - other.at);
}

const atOnce = 40;

/** Each step of a measure is history: who, when, by which document. */
function entryOf({ unit, id, kind, state, number, doc, until, text }: Measure, version: number): Entry {
  const facts = { kind, state, number: number ?? null, doc: doc ?? null, until: until ?? null, text };
  return { pk: keys.measure(unit, id).pk.concat('#', id), version, what: `measure.${state}`, facts };
}

interface Meant {
  readonly unit: Unit;
  /** The case by whose number it was named. */
  readonly one?: Case;
}

/** The unit he names, else that of the case whose number he gives. */
async function unitMeant(deps: Deps, turn: Turn): Promise<Meant | undefined> {
  const { unitId } = turn.intent;
  const number = numberSaid(turn);
  const [stored] =
    number === undefined ? [] : await visible(deps, turn, meant(number, dayOf(turn.now).slice(0, 4)));
  const id = unitId ?? stored?.value.unit;
  const unit = id && (await loadUnit(deps.table, id))?.value;
  if (!unit) return undefined;
  return { unit, ...(stored?.value.unit === unit.id && { one: stored.value }) };
}

function measureOf(deps: Deps, turn: Turn, { unit, one, kind }: Meant & { kind: MeasureKind }): Measure {
  const said = wordsOf(turn);
  const text = textOf(said, { unit, kind, ...(one && { one }) });
  const doc = docIn(said);
  const months = monthsIn(said);
  const named = turn.intent.form || saysUntil(said) ? turn.intent.date : undefined;
  const date = named ?? (months === undefined ? undefined : monthsLater(dayOf(turn.now), months));
  return {
    ...{ id: deps.newId('ms'), kind, unit: unit.id, unitName: unit.name, text, state: 'draft' },
    ...(one && { number: one.number }),
    ...{ by: personOf(turn), at: turn.now, ...(doc && { doc }), ...(date && { until: date }) },
  };
}

/** A draft rests on its case where one was named; what was decided stands as it was said. */
function textOf(said: string, { unit, one, kind }: Meant & { kind: MeasureKind }): string {
  if (kind !== 'interview' && kind !== 'circular') return said;
  return one ? draftText(one, kind) : orderedText(unit.name, kind, said);
}
