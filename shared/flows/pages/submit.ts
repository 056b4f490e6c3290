import { rectifiedSaid, reportSaid } from '../../conversation/pages/words.ts';
import { imageTypeOf } from '../../domain/image.ts';
import type { Attachment, Inbound } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { uploadMost, uploadWrites } from '../../store/uploads.ts';
import type { Deps } from '../deps.ts';
import { uploadKey } from '../uploads.ts';
import { isRectifying, type Opened } from './open.ts';

export interface Submitted {
  readonly form: Readonly<Record<string, string>>;
  readonly photos: readonly Uint8Array[];
}

const mostPhotos = 3;

/** What a page says for its person, as if he had said or pressed it himself; 'too-large' if a photo is. */
export async function submitted(
  deps: Deps,
  opened: Opened,
  { form, photos, now }: Submitted & { now: Instant },
): Promise<Inbound | 'too-large'> {
  const { grant, order, action, message, id } = opened;
  const { channel } = order.to;
  const taken = photos.filter((bytes) => imageTypeOf(bytes) !== undefined).slice(0, mostPhotos);
  if (taken.some((bytes) => bytes.byteLength > uploadMost)) return 'too-large';
  const from = { id: `page:${grant.person}`, person: grant.person };
  const arrived = { id, channel, from, chat: null, sentAtMs: now, onPage: true } as const;
  if (grant.kind === 'action' && action && !isRectifying(action))
    return { ...arrived, kind: 'clicked', message, action: action.id, form };
  const attachments: Attachment[] = [];
  for (const bytes of taken) attachments.push(await kept(deps, bytes));
  const number = action?.id.split('#')[1] ?? '';
  const text =
    grant.kind === 'report'
      ? reportSaid(form['place'] ?? '', form['text'] ?? '')
      : rectifiedSaid(number, Object.values(form).join(' '));
  return { ...arrived, kind: 'said', text, attachments, mentionsBot: false, mentions: [] };
}

async function kept(deps: Deps, bytes: Uint8Array): Promise<Attachment> {
  const id = deps.newId('up');
  await deps.table.transact(uploadWrites(id, bytes, imageTypeOf(bytes) ?? ''));
  return { kind: 'image', key: uploadKey(id) };
}
