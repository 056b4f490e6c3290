import { checkedInSaid, rectifiedSaid, reportSaid } from '../../conversation/pages/words.ts';
import { imageTypeOf } from '../../domain/image.ts';
import type { Action, Attachment, Inbound } from '../../domain/message.ts';
import { pageSender } from '../../domain/page.ts';
import type { Instant } from '../../domain/time.ts';
import { uploadMost, uploadWrites } from '../../store/uploads.ts';
import type { Deps } from '../deps.ts';
import { isTryLeft } from '../tries.ts';
import { uploadKey } from '../uploads.ts';
import { isRectifying, isShared, type Opened, takesPhotos } from './open.ts';

export interface Submitted {
  readonly form: Readonly<Record<string, string>>;
  readonly photos: readonly Uint8Array[];
}

const mostPhotos = 3;

/** What a page says for its person, as if he had said or pressed it himself; 'too-large' if a photo is, 'too-many' if strangers said too much. */
export async function submitted(
  deps: Deps,
  opened: Opened,
  { form, photos, now }: Submitted & { now: Instant },
): Promise<Inbound | 'too-large' | 'too-many'> {
  const { grant, order, action, message } = opened;
  const { channel } = order.to;
  const taken = photos.filter((bytes) => imageTypeOf(bytes) !== undefined).slice(0, mostPhotos);
  if (taken.some((bytes) => bytes.byteLength > uploadMost)) return 'too-large';
  const said = await whoSays(deps, opened, form);
  if (said === 'too-many') return said;
  const arrived = { ...said, channel, chat: null, sentAtMs: now, onPage: true } as const;
  if (grant.kind === 'action' && action && !isInWords(action, taken))
    return { ...arrived, kind: 'clicked', message, action: action.id, form };
  const attachments: Attachment[] = [];
  for (const bytes of taken) attachments.push(await kept(deps, bytes, now));
  const text = grant.kind === 'report' ? reported(form) : saidBy(action, form);
  return { ...arrived, kind: 'said', text, attachments, mentionsBot: false, mentions: [] };
}

/** A button brings no photos along: with them it is said in words. */
function isInWords(action: Action, photos: readonly Uint8Array[]): boolean {
  return isRectifying(action) || (takesPhotos(action) && photos.length > 0);
}

function reported(form: Submitted['form']): string {
  return reportSaid(['unit', 'place', 'text'].map((name) => form[name] ?? ''));
}

function saidBy(action: Action | undefined, form: Submitted['form']): string {
  if (!action || !isRectifying(action)) return checkedInSaid;
  return rectifiedSaid(action.id.split('#')[1] ?? '', Object.values(form).join(' '));
}

/** A stranger is somebody else each time he opens the page; sending the same words of one filling in again says nothing new. */
async function whoSays(
  deps: Deps,
  { grant, id }: Opened,
  form: Submitted['form'],
): Promise<Pick<Inbound, 'id' | 'from'> | 'too-many'> {
  if (!isShared(grant)) return { id, from: { id: pageSender(grant.person), person: grant.person } };
  const who = { channel: 'page', id: `report#${grant.once}` };
  if (!(await isTryLeft(deps, { who, allowed: reportsAnHour }))) return 'too-many';
  const own = deps.hash(`${id}#${form['once'] ?? ''}#${reported(form)}`).slice(0, 32);
  return { id: `page#${own}`, from: { id: pageSender(own.slice(0, 12)) } };
}

/** Of those who proved nothing, for one message. */
const reportsAnHour = 30;

async function kept(deps: Deps, bytes: Uint8Array, now: Instant): Promise<Attachment> {
  const id = deps.newId('up');
  await deps.table.transact(uploadWrites(id, bytes, { type: imageTypeOf(bytes) ?? '', at: now }));
  return { kind: 'image', key: uploadKey(id) };
}
