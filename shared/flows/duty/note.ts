import { mayNotNote, noted, noWatchToNote } from '../../conversation/duty/handover-words.ts';
import { may } from '../../domain/directory/may.ts';
import { isRunning, type Shift } from '../../domain/duty/shift.ts';
import { noteWrite } from '../../store/handovers.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { nearWatches } from './own-watch.ts';

/** "记录 市应急局来电，要求报送值班情况": into the log of the watch that runs; his own before the bureau's. */
export async function keepNote(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now, inbound } = turn;
  const me = speaker.person?.id;
  if (!me) return say({ text: mayNotNote }, true);
  const running = (await nearWatches(deps, turn))
    .map(({ value }) => value)
    .filter((one) => isRunning(one, now));
  const own = running.find((shift) => shift.places.some(({ person }) => person === me));
  const shift = own ?? bureauOf(running);
  if (!shift) return say({ text: noWatchToNote }, true);
  if (!own && !may(speaker, 'check-in-for')) return say({ text: mayNotNote }, true);
  const note = { at: now, by: me, name: speaker.name, text: (intent.text ?? '').slice(0, 300) };
  return {
    writes: [noteWrite(shift.id, inbound.id, note)],
    reply: { text: noted(note, shift) },
    privately: true,
  };
}

function bureauOf(running: readonly Shift[]): Shift | undefined {
  return running.find(({ post }) => post === undefined);
}
