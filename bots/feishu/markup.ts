/**
 * Any text as card markdown that shows it as it is: what could be markup becomes an HTML entity. URLs that begin with
 * `ownUrl` stay links; they are ours.
 * https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/rich-text
 */
export function escaped(text: string, ownUrl?: string): string {
  if (ownUrl === undefined || !text.includes(ownUrl)) return plain(text);
  return text
    .split(urls)
    .map((part) => (part.startsWith(ownUrl) ? `[${plain(part)}](${part})` : plain(part)))
    .join('');
}

/** Any text as the content of a text message, where tags, links and bold are markup too, but entities are not. */
export function asTextMessage(text: string): string {
  return text
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('](', '] (')
    .replace(/([*~_])(?=\1)/g, '$1\u200b');
}

/** Ids of people are letters, digits and the like; nothing else gets into a tag. */
export function attribute(id: string): string {
  return id.replace(/[^\w@.-]/g, '');
}

const urls = /(https?:\/\/[\w.:/?&=%~-]+)/;

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>*_~`[\]()#!|\\:$+-]|^=/gm, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^(\s*\d+)\.(?=\s)/gm, '$1&#46;')
    .replace(/^[ \t]+/gm, (space) => '&nbsp;'.repeat(space.length));
}
