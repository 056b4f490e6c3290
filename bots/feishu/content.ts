import * as z from 'zod/mini';
import type { Attachment } from '../../shared/domain/message.ts';
import { json } from '../kit/body.ts';

/** What a message holds, mentions still as the platform's keys (@_user_1). */
export interface Content {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly forwarded: boolean;
}

const Inline = z.looseObject({
  tag: z.optional(z.string()),
  text: z.optional(z.string()),
  href: z.optional(z.string()),
  user_id: z.optional(z.string()),
  image_key: z.optional(z.string()),
  file_key: z.optional(z.string()),
});
const Rows = z.array(z.array(Inline));
const Post = z.object({ title: z.optional(z.string()), content: Rows });
const Summary = z.object({ title: z.optional(z.nullable(z.string())), elements: z.optional(Rows) });
const Media = z.object({
  file_key: z.optional(z.string()),
  image_key: z.optional(z.string()),
  file_name: z.optional(z.string()),
});
const Place = z.object({
  name: z.optional(z.string()),
  longitude: z.optional(z.coerce.number()),
  latitude: z.optional(z.coerce.number()),
});

const kinds = {
  image: 'image',
  file: 'file',
  folder: 'file',
  audio: 'audio',
  media: 'video',
  sticker: 'sticker',
} as const;

/**
 * Reads a message's content, JSON text whose shape depends on the type. A type we do not know has no text and no attachments.
 * https://open.feishu.cn/document/server-docs/im-v1/message/events/message_content
 */
export function contentOf(type: string, content: string): Content {
  const value = json(content);
  switch (type) {
    case 'text':
      return said(z.safeParse(z.object({ text: z.string() }), value).data?.text ?? '');
    case 'post':
      return post(value);
    case 'image':
    case 'file':
    case 'folder':
    case 'audio':
    case 'media':
    case 'sticker':
      return said('', media(kinds[type], z.safeParse(Media, value).data ?? {}));
    case 'location':
      return said('', place(value));
    case 'interactive':
      return { ...summary(value), forwarded: true };
    case 'merge_forward':
      return { ...said(''), forwarded: true };
    default:
      return said('');
  }
}

function said(text: string, attachments: readonly Attachment[] = []): Content {
  return { text, attachments, forwarded: false };
}

function post(value: unknown): Content {
  const { title, content } = z.safeParse(Post, value).data ?? { title: '', content: [] };
  const attachments = content.flat().flatMap((inline) => {
    if (inline.tag === 'img') return media('image', inline);
    return inline.tag === 'media' ? media('video', inline) : [];
  });
  return said(lines(title, content), attachments);
}

/** A card comes back as a summary of its words only. */
function summary(value: unknown): Content {
  const { title, elements } = z.safeParse(Summary, value).data ?? {};
  return said(lines(title ?? '', elements ?? []));
}

function lines(title: string | undefined, rows: z.infer<typeof Rows>): string {
  return [title ?? '', ...rows.map((row) => row.map(words).join(''))]
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function words(inline: z.infer<typeof Inline>): string {
  if (inline.tag === 'at') return inline.user_id ?? '';
  if (inline.tag === 'a' && inline.href !== undefined && inline.href !== inline.text)
    return `${inline.text ?? ''} ${inline.href}`;
  return inline.text ?? '';
}

function media(kind: Attachment['kind'], from: z.infer<typeof Media>): Attachment[] {
  const key = kind === 'image' ? from.image_key : from.file_key;
  return key === undefined
    ? []
    : [{ kind, key, ...(from.file_name !== undefined && { name: from.file_name }) }];
}

function place(value: unknown): Attachment[] {
  const { name, latitude, longitude } = z.safeParse(Place, value).data ?? {};
  if (latitude === undefined || longitude === undefined) return [];
  return [{ kind: 'location', key: '', latitude, longitude, ...(name !== undefined && { name }) }];
}
