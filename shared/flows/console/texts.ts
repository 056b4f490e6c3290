import { checklistOf, phases } from '../../conversation/alerts/words-lists.ts';
import { dutiesKey, periodName } from '../../conversation/alerts/words-periods.ts';
import { timeWords } from '../../conversation/clock.ts';
import { kindName, kindNames } from '../../conversation/kinds.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { lastOf } from '../../store/history.ts';
import { loadText, officeTexts } from '../../store/office-texts.ts';
import { loadPlan } from '../alerts/periods.ts';
import { periodsAround } from '../alerts/year.ts';
import type { Deps } from '../deps.ts';
import { namesOf } from './names.ts';

interface EditionShown {
  readonly at: string;
  readonly who: string;
  /** Empty where somebody went back to the house's own. */
  readonly text: string;
}

export interface TextShown {
  /** The kind of enterprise, or the period and its phase. */
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly edition: number;
  /** The latest first. */
  readonly past: readonly EditionShown[];
}

export interface Texts {
  readonly lists: readonly TextShown[];
  readonly duties: readonly TextShown[];
  readonly periods: readonly string[];
}

const mostEditions = 12;

/** What the office may word itself: checklists by kind, and what a period asks for, each with its editions. */
export async function textsPage(deps: Deps, now: Instant): Promise<Texts> {
  const [own, plan] = await Promise.all([officeTexts(deps.table), loadPlan(deps.table, now)]);
  const today = dayOf(now);
  const periods = periodsAround(today, plan.value).filter(({ end }) => end >= today);
  const lists = await Promise.all(
    Object.keys(kindNames).map((kind) =>
      shownText(deps, `checklist#${kind}`, {
        code: kind,
        name: kindName(kind),
        text: checklistOf(kind, own),
        now,
      }),
    ),
  );
  const duties = await Promise.all(
    [...new Map(periods.map((period) => [dutiesKey(period), periodName(period)]))].flatMap(([key, name]) =>
      (['before', 'during'] as const).map((phase) => {
        const id = `duties#${key}#${phase}`;
        const said = {
          code: `${key}#${phase}`,
          name: `${name}${phases[phase]}`,
          text: own.get(id) ?? '',
          now,
        };
        return shownText(deps, id, said);
      }),
    ),
  );
  return {
    lists,
    duties: duties.filter(({ edition }) => edition > 0),
    periods: [...new Set(periods.map(periodName))],
  };
}

async function shownText(
  deps: Deps,
  id: string,
  { now, ...shown }: Pick<TextShown, 'code' | 'name' | 'text'> & { now: Instant },
): Promise<TextShown> {
  const edition = (await loadText(deps.table, id))?.version ?? 0;
  if (edition === 0) return { ...shown, edition, past: [] };
  const past = (await lastOf(deps.table, `text#${id}`, mostEditions)).map(({ value }) => value);
  const nameOf = await namesOf(
    deps,
    past.map(({ who }) => who),
  );
  return {
    ...{ ...shown, edition },
    past: past.map(({ at, who, facts }) => ({
      ...{ at: timeWords(at, now), who: nameOf(who) },
      text: typeof facts['text'] === 'string' ? facts['text'] : '',
    })),
  };
}
