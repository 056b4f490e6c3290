import type { Person } from '../../domain/directory/person.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { openPhotoNews, photosOf } from '../../store/case-photos.ts';
import { loadCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import { loadNotice, type NoticeRow } from '../../store/outbox.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { type Asked, join, type Outcome } from '../outcome.ts';
import { likened } from './likened.ts';
import { cardFor, reinspectNews } from './tell.ts';

/** One transaction holds no more edits. */
const most = 20;

/** Whoever was asked to verify or to re-inspect, and has not yet, sees the photos that came since on his card. */
export async function showPhotos(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const gone = { kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version } as const;
  const stored = await loadCase(deps.table, openPhotoNews(row));
  const what = stored && newsOf(stored.value);
  if (!stored || what === undefined) return { writes: [gone] };
  const photos = (await photosOf(deps.table, keys.case(stored.value.number).pk)).map(({ value }) => value);
  const found = await likened(deps, stored);
  const one = found.next;
  const all = await officials(deps);
  const people = [...all.officers, ...(all.streets.get(one.street ?? '') ?? [])].slice(0, most);
  const edits = await Promise.all(
    people.map(async (person) => {
      const notice = (await loadNotice(deps.table, `hazard.${what}#${one.number}#${person.id}`))?.value;
      const card = cardFor(one, person, { today: dayOf(now), photos });
      return notice?.message && isOf(notice, one)
        ? [edit(notice, notice.message, { person, card, row })]
        : [];
    }),
  );
  return join(found.outcome, { writes: [gone], errands: edits.flat() });
}

function newsOf(one: Case): string | undefined {
  if (one.state === 'registered') return 'new';
  return one.state === 'reinspection' ? reinspectNews(one) : undefined;
}

/** A list of several cases stays a list. */
function isOf({ order }: NoticeRow, { number }: Case): boolean {
  const actions = order.what.kind === 'card' ? (order.what.card.actions ?? []) : [];
  return actions.some(({ id }) => /^hazard\.(?:verify|recheck\.pass)#/.test(id) && id.includes(number));
}

function edit(
  { order }: NoticeRow,
  message: string,
  { person, card, row }: { person: Person; card: ReturnType<typeof cardFor>; row: Row },
): Asked {
  return {
    once: `hazard.photos#${order.about?.id ?? ''}#${person.id}#${message}#${row.due?.sk ?? ''}`,
    to: order.to,
    errand: { kind: 'edit', message, card, to: order.to },
    about: { topic: 'hazards', id: order.about?.id ?? '' },
  };
}
