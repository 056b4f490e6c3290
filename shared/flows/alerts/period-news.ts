import { modeChange } from '../../conversation/alerts/words-own.ts';
import { checkWords, officerLine, pushWords } from '../../conversation/alerts/words-periods.ts';
import { draft } from '../../domain/alerts/broadcast.ts';
import { modeOf } from '../../domain/alerts/mode.ts';
import { isSure } from '../../domain/alerts/periods.ts';
import type { Push } from '../../domain/alerts/pushes.ts';
import { hasRole } from '../../domain/directory/person.ts';
import { alertId } from '../../domain/ids.ts';
import { dayOf, type Instant, isoOf } from '../../domain/time.ts';
import { officeTexts } from '../../store/office-texts.ts';
import type { PeriodPlan } from '../../store/periods.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, type Send } from '../outcome.ts';
import { audienceOfPeriod, type Everybody, everybody } from './audience.ts';
import { editionsOf } from './editions.ts';
import { spread } from './in-pieces.ts';
import { launch } from './launch.ts';
import { summaryOf } from './summary.ts';
import { guardWatch, isFirst } from './watch.ts';

interface Planned {
  readonly push: Push;
  readonly plan: PeriodPlan;
  readonly now: Instant;
}

/** What a push comes to: a broadcast to units, lines to officers, or a look at the roster. */
export async function tell(
  deps: Deps,
  push: Push,
  { plan, now }: { plan: PeriodPlan; now: Instant },
): Promise<Outcome> {
  const all = await everybody(deps);
  if (push.notAfter <= now) return push.audience === 'watch' ? nothing : missed(all, push, now);
  if (push.audience === 'roster' || push.audience === 'watch')
    return guardWatch(deps, all, { push, plan, now, open: isSure(push.period) });
  if (push.audience === 'checks') return askChecks(deps, all, { push, plan, now });
  if (push.audience === 'officers' || !isSure(push.period)) return toOffice(deps, all, { push, plan, now });
  return toUnits(deps, all, { push, plan, now });
}

async function toUnits(deps: Deps, all: Everybody, { push, plan, now }: Planned): Promise<Outcome> {
  const words = pushWords(push, dayOf(now), await officeTexts(deps.table));
  const lists = push.steps.includes('t-7');
  const broadcast = draft(
    {
      id: alertId(deps.newId('al')),
      kind: 'period',
      ...words,
      ...(lists && { lists }),
      ...(await editionsOf(deps, { period: push.period, lists })),
      audience: audienceOfPeriod(push.period),
      asks: false,
      notAfter: push.notAfter,
    },
    now,
  );
  const launched = await launch(deps, broadcast, { seen: 0, all, now, cause: `tick#${isoOf(now)}` });
  const sends = withMode(toOfficers(all, push, { now, what: launched.ok ? 'sent' : 'nobody' }), push, plan);
  return launched.ok ? join(launched.outcome, spread(sends)) : spread(sends);
}

/** Each day of a period that asks for it, units look over their own house and say how they stand. */
async function askChecks(deps: Deps, all: Everybody, { push, plan, now }: Planned): Promise<Outcome> {
  if (!isSure(push.period) || !isFirst(push.period, plan, dayOf(now), 'checks')) return nothing;
  const about = { kind: 'period', asks: true, wants: 'state', lists: true, statedBy: push.notAfter } as const;
  const broadcast = draft(
    {
      ...about,
      id: alertId(deps.newId('al')),
      ...checkWords(push.period),
      ...(await editionsOf(deps, { lists: true })),
      audience: audienceOfPeriod(push.period),
    },
    now,
  );
  const launched = await launch(deps, broadcast, { seen: 0, all, now, cause: `tick#${isoOf(now)}` });
  return launched.ok ? launched.outcome : spread(toOfficers(all, push, { now, what: 'nobody' }));
}

/** What officers alone read; after a period its sum. */
async function toOffice(deps: Deps, all: Everybody, { push, plan, now }: Planned): Promise<Outcome> {
  const sends = toOfficers(all, push, { now, what: 'own' });
  if (!push.steps.includes('summary')) return spread(sends);
  const card = await summaryOf(deps, push.period, dayOf(now));
  return spread(
    withMode(
      sends.map((send) => ({ ...send, card })),
      push,
      plan,
    ),
  );
}

/** What the period switches on or off with it. */
function withMode(sends: readonly Send[], push: Push, { modes }: PeriodPlan): Send[] {
  const words = modeChange(push, modeOf(push.period, modes[push.period.id]));
  const [first] = sends;
  const card = first && { ...first.card, text: `${first.card.text}${words}` };
  return card ? sends.map((send) => ({ ...send, card })) : [];
}

function toOfficers(
  all: Everybody,
  push: Push,
  { now, what }: { now: Instant; what: Parameters<typeof officerLine>[2] },
): Send[] {
  const officers = [...all.people.values()].filter((person) => hasRole(person, 'administrator', 'officer'));
  const card = officerLine(push, dayOf(now), what);
  return officers.map(({ id }) => ({
    ...{
      once: `${push.ids.join('+')}#officers#${id}`,
      to: { kind: 'person', person: id },
      lane: 'blue',
      card,
    },
    ...(what !== 'missed' && { notAfter: push.notAfter }),
  }));
}

/** A look at a day that is over would tell nothing; whatever else was missed is said. */
function missed(all: Everybody, push: Push, now: Instant): Outcome {
  return spread(toOfficers(all, push, { now, what: 'missed' }));
}
