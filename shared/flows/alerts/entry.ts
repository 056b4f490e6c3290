import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keys } from '../../store/keys.ts';
import type { Entry } from '../outcome.ts';

/** What is written down of a change of a broadcast. */
export function entryOf(broadcast: Broadcast, version: number, what: string): Entry {
  const { id, kind, state, audience, reached, editions } = broadcast;
  const facts = {
    kind,
    state,
    audience,
    ...(reached && { reached }),
    ...(what === 'alert.sent' && editions && { editions }),
    ...(broadcast.approver && { approver: broadcast.approver }),
  };
  return { pk: keys.alert(id).pk, version, what, facts };
}
