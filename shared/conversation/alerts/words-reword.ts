import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { isOwnWords } from '../../domain/alerts/draft-choices.ts';
import type { Action } from '../../domain/message.ts';

/** On the preview: its words once more, to be changed. An official text is passed on as it stands. */
export function rewordActions({ id, kind, text }: Pick<Broadcast, 'id' | 'kind' | 'text'>): Action[] {
  if (!isOwnWords({ kind })) return [];
  const field = { name: 'text', label: '正文', kind: 'long-text', required: true, value: text } as const;
  return [{ id: `alert.notice#${id}#text`, label: '改正文', style: 'plain', form: [field] }];
}

export const textChanged = '正文已改，请再看一遍预览。';
export const audienceChanged = '对象已调整，请再看一遍预览。';
