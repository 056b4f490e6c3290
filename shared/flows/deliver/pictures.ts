import { pictureAlone } from '../../conversation/delivery.ts';
import { capabilitiesOf, mostApart } from '../../domain/delivery/capabilities.ts';
import type { Fate, Order } from '../../domain/delivery.ts';
import type { Instant } from '../../domain/time.ts';
import { enqueue } from '../../store/outbox.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';

/** Where a card cannot hold its photos they follow its words, each a message of its own. */
export function pictureWrites(
  { wall }: Deps,
  { to, lane, cause, notAfter, once, what }: Order,
  { fate, now }: { readonly fate: Fate; readonly now: Instant },
): Write[] {
  if (fate.kind !== 'sent' || what.kind !== 'card' || capabilitiesOf(to).shows !== 'apart') return [];
  const { title } = what.card;
  const images = (what.card.images ?? []).slice(-mostApart);
  return images.flatMap((key, place) =>
    enqueue(
      {
        ...{ to, cause, askedAt: now, once: `${once}+${place + 1}` },
        // No photo goes before red words for others.
        lane: lane === 'red' ? 'answer' : lane,
        ...(notAfter !== undefined && { notAfter }),
        what: { kind: 'card', card: pictureAlone(title, key, [place + 1, images.length]) },
      },
      wall.now(),
    ),
  );
}
