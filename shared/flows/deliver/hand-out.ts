import { loadNotice } from '../../store/outbox.ts';
import type { Photo } from '../../store/photos.ts';
import type { Deps } from '../deps.ts';
import { onceOf } from './acknowledge.ts';

/** WeChat takes larger ones from a telephone only, and a function answers with less; what does not come is said in words. */
const mostBytes = 20 * 1024 * 1024;

/** The bytes of what a gateway is to show now; of nothing else, whoever has its key. Undefined where this host does not reach them. */
export async function handOut(deps: Deps, id: string): Promise<Photo | undefined> {
  const notice = (await loadNotice(deps.table, onceOf(id)))?.value;
  const isOpen = notice?.state === 'pending' && notice.order.to.channel === 'wechat';
  const card = notice?.order.what.kind === 'card' ? notice.order.what.card : undefined;
  if (!isOpen || !card?.file) return undefined;
  const found = await deps.photos.get(card.file.key).catch(() => undefined);
  const most = deps.photos.links?.mostBytes ?? mostBytes;
  return found && found.bytes.byteLength <= most ? found : undefined;
}
