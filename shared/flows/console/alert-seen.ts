import { type Broadcast, isDraft } from '../../domain/alerts/broadcast.ts';
import { may } from '../../domain/directory/may.ts';
import type { Visitor } from '../speaker.ts';

/** What did not go out is for those who write and approve. */
export function maySeeAlert(visitor: Visitor, broadcast: Broadcast): boolean {
  const isOpen = !isDraft(broadcast) && broadcast.state !== 'cancelled';
  return isOpen || may(visitor, 'draft') || may(visitor, 'approve');
}
