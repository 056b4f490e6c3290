import {
  noSupplyWanted,
  supplyNoted,
  supplyShort,
  supplyShortCard,
} from '../../conversation/alerts/words-daily.ts';
import { dayOf } from '../../domain/time.ts';
import { putSupply, supplyReports } from '../../store/reports.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { wantedOn } from './daily.ts';
import { onWatch } from './on-watch.ts';
import { reportsConfirmed } from './reported.ts';
import { lostIn, standingOf } from './standing.ts';

/** Less than this is not enough to wait for the evening. */
const shortDays = 3;

/** 保供日报 …: kept for each unit of the speaker; the last word of a day counts. */
export async function reportSupply(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, inbound, intent, now } = turn;
  if (!speaker.person || speaker.represents.length === 0) return nothing;
  const today = dayOf(now);
  const isWanted = (await wantedOn(deps, today)).some(([what]) => what === 'supply');
  const isShort = runsOut(intent);
  if (!isWanted && !isShort) return inbound.chat === null ? say({ text: noSupplyWanted }, true) : nothing;
  const standing = await standingOf(deps, turn);
  if (standing.kind !== 'units') return lostIn(turn, standing);
  const before = new Map((await supplyReports(deps.table, today)).map((one) => [one.value.unit, one]));
  const facts = { text: intent.text ?? '', by: speaker.person.id, at: now };
  const { days } = intent;
  const units = standing.units.slice(0, 20);
  const writes = units.map(({ id, name }) =>
    putSupply(today, { unit: id, name, ...facts, ...(days !== undefined && { days }) }, before.get(id)),
  );
  const confirmed = await reportsConfirmed(deps, turn, { units, what: 'supply' });
  const short = isShort ? supplyShort : '';
  const text = `${supplyNoted(
    units.map(({ name }) => name),
    today,
  )}${short}`;
  const sends = isShort
    ? await shortSends(deps, turn, {
        names: units.map(({ name }) => name),
        ...(days !== undefined && { days }),
      })
    : [];
  return { ...join(confirmed, { writes, sends }), reply: { text }, privately: true };
}

const runsOut = ({ choice, days }: Turn['intent']) =>
  choice === 'short' || (days !== undefined && days < shortDays);

/** What runs out is for the watch at once, not for the evening's sum. */
async function shortSends(
  deps: Deps,
  { speaker, intent, inbound, now }: Turn,
  { names, days }: { names: readonly string[]; days?: number },
): Promise<Send[]> {
  const phone = speaker.person?.phone;
  const card = supplyShortCard({
    names,
    ...(days !== undefined && { days }),
    text: intent.text ?? '',
    who: speaker.name,
    ...(phone && { phone }),
  });
  return (await onWatch(deps, now, 'watch')).map((person) => ({
    ...{ once: `supply.short#${inbound.id}#${person}`, to: { kind: 'person', person }, lane: 'answer', card },
  }));
}
