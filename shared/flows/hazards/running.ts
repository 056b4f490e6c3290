import type { Incident } from '../../domain/hazards/incident.ts';
import { loadIncident, loadRunning } from '../../store/incidents.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** Where an emergency is looked for: the unit that is named, the group, or the sender's own talk. */
export function wheresOf({ inbound, intent, speaker }: Turn, unit = intent.unitId): string[] {
  const chat = inbound.chat === null ? undefined : `chat#${inbound.channel}#${inbound.chat}`;
  const sender = `sender#${inbound.channel}#${speaker.address.id}`;
  return [...(unit ? [`unit#${unit}`] : []), chat ?? sender];
}

/** What runs there and is not older than `withinMs`. Another unit's emergency in the same group is another one. */
export async function runningAt(
  deps: Deps,
  turn: Turn,
  withinMs: number,
): Promise<Stored<Incident> | undefined> {
  for (const where of wheresOf(turn)) {
    const running = (await loadRunning(deps.table, where))?.value;
    if (!running || turn.now - running.at > withinMs) continue;
    const stored = await loadIncident(deps.table, running.incident);
    if (stored?.value.state === 'running' && isSamePlace(turn, stored.value)) return stored;
  }
  return undefined;
}

function isSamePlace({ intent }: Turn, { unit }: Incident): boolean {
  return intent.unitId === undefined || unit === undefined || unit === intent.unitId;
}
