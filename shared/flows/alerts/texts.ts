import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  checklistOf,
  kindFrom,
  kindIn,
  lineOf,
  listKept,
  listsCard,
  listWhich,
  noKind,
  phases,
  readList,
  readText,
  textKept,
  textWhich,
} from '../../conversation/alerts/words-lists.ts';
import { noSuchPeriod, periodNamed } from '../../conversation/alerts/words-own.ts';
import { dutiesKey, periodName } from '../../conversation/alerts/words-periods.ts';
import { may } from '../../domain/directory/may.ts';
import { dayOf } from '../../domain/time.ts';
import { loadText, officeTexts, putText } from '../../store/office-texts.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { loadPlan } from './periods.ts';
import { periodsAround } from './year.ts';

/** 清单, 清单 加油站: what a unit of that kind looks after. */
export async function showLists(deps: Deps, { speaker, intent }: Turn): Promise<Outcome> {
  if (!speaker.person) return nothing;
  const named = kindIn(intent.text ?? '');
  const kinds = named ? [named] : [...new Set(speaker.represents.map(({ kind }) => kind))];
  if (kinds.length === 0) return say({ text: noKind }, true);
  const own = await officeTexts(deps.table);
  const lists = await Promise.all(
    kinds.map(async (kind) => ({
      kind,
      text: checklistOf(kind, own),
      edition: (await loadText(deps.table, `checklist#${kind}`))?.version ?? 0,
    })),
  );
  return say(listsCard(lists), true);
}

/** 修改清单 加油站 …; 恢复清单 加油站; 修改文案 国庆 节前 …: each change is an edition of its own. */
export async function editText(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (!speaker.person || !may(speaker, 'edit-texts')) return say({ text: notAllowed }, true);
  return intent.choice === 'words' ? editWords(deps, turn) : editList(deps, turn);
}

async function editList(deps: Deps, turn: Turn): Promise<Outcome> {
  const { text = '', choice, form } = turn.intent;
  const chosen = form?.['kind'];
  const kind = chosen === undefined ? kindIn(text) : kindFrom(chosen);
  const said = chosen === undefined && kind ? readList(text, kind) : lineOf(text);
  const list = kind === undefined || choice === 'restore' ? '' : said;
  if (!kind || (list === '' && choice !== 'restore')) return say({ text: listWhich }, true);
  return kept(deps, turn, {
    id: `checklist#${kind}`,
    text: list,
    told: (edition) => listKept({ kind, edition }),
  });
}

async function editWords(deps: Deps, turn: Turn): Promise<Outcome> {
  const { now } = turn;
  const said = wordsSaid(turn.intent);
  const read = readText(said);
  const periods = periodsAround(dayOf(now), (await loadPlan(deps.table, now)).value);
  if (!read) return say({ text: textWhich }, true);
  const named = turn.intent.form?.['period'] ?? read.name;
  const period = periodNamed(named, periods, dayOf(now));
  if (!period) return say(noSuchPeriod(named), true);
  const told = (edition: number) => textKept(periodName(period), phases[read.phase], edition);
  return kept(deps, turn, { id: `duties#${dutiesKey(period)}#${read.phase}`, text: read.text, told });
}

/** A form names the period and its phase apart from the words. */
function wordsSaid({ text = '', form }: Turn['intent']): string {
  const { period, phase } = form ?? {};
  return period === undefined || phase === undefined ? text : `${period} ${phase} ${text}`;
}

async function kept(
  deps: Deps,
  { speaker, now }: Turn,
  { id, text, told }: { id: string; text: string; told: (edition: number) => string },
): Promise<Outcome> {
  const before = await loadText(deps.table, id);
  const version = (before?.version ?? 0) + 1;
  if (!speaker.person) return nothing;
  return {
    writes: [putText({ id, text, by: speaker.person.id, at: now }, before)],
    entries: [{ pk: `text#${id}`, version, what: 'text.changed', facts: { id, text } }],
    ...{ reply: { text: told(version) }, privately: true },
  };
}
