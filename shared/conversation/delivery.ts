import type { Card, Channel, Link } from '../domain/message.ts';
import { channelNames } from './channel-names.ts';

/** The mark of a card that may be there already: the platform never said whether the first one was shown. */
export function resent(card: Card): Card {
  const mark = '（重发）';
  return card.title === undefined
    ? { ...card, text: `${mark}${card.text}` }
    : { ...card, title: `${mark}${card.title}` };
}

/** To the administrators: the platform refuses us for a reason that lies in our app there. */
export const appNeedsMending = (channel: Channel, code: string): Card => ({
  title: '机器人需要管理员处理',
  tone: 'orange',
  text: `${channelNames[channel]}拒绝了机器人的调用（代码${code}），多为权限未开通、应用被停用或当月额度用完，有关消息或照片会延后。请到开放平台检查本应用；急事请先打电话。`,
});

/** How a card without buttons can be answered. */
export interface Ways {
  /** Labels of what a number can stand for, in order. */
  readonly numbers: readonly string[];
  readonly links: readonly Link[];
  readonly hears: 'everything' | 'mentions' | 'nothing';
}

/** A card where there are no buttons: numbers to answer with stand under its words, and what has a page of its own is a link. */
export function withoutButtons({ actions, ...card }: Card, ways: Ways): Card {
  const how = ways.hears === 'mentions' ? '@我并回复' : '回复';
  const choices = ways.numbers.map((label, place) => `${how} ${place + 1} ${label}`).join('\n');
  const text = actions?.length ? withoutButtonWords(card.text, ways) : card.text;
  return {
    ...card,
    text: [text, choices].filter((part) => part !== '').join('\n'),
    ...(ways.links.length > 0 && { links: ways.links }),
  };
}

/** Where neither photos nor documents can be shown it is said that there are some, and where they are. */
export function withoutPictures({ images = [], file, ...card }: Card): Card {
  const words = [
    images.length > 0
      ? `（另有${images.length}张照片，这里显示不了，请在网页后台或飞书查看，或联系值班室）`
      : '',
    file ? `（文件“${file.name}”在这里发不出，请在网页后台下载）` : '',
  ].filter((part) => part !== '');
  return { ...card, text: [card.text, ...words].join('\n') };
}

/** Where photos go as messages of their own the words say that they come, and where those lie that do not. */
export function picturesApart({ images = [], ...card }: Card, most: number): Card {
  const left = images.length - most;
  const words =
    left > 0
      ? `（另发最近${most}张照片，其余${left}张请在网页后台查看，或联系值班室）`
      : `（另发${images.length}张照片）`;
  return images.length === 0 ? card : { ...card, text: `${card.text}\n${words}` };
}

/** One of a card's photos as a message of its own; its words are said if it cannot go, so that they name the card. */
export function pictureAlone(title: string | undefined, key: string, nth: readonly [number, number]): Card {
  const [place, count] = nth;
  const words = `第${place}张照片（共${count}张）`;
  return {
    text: title === undefined ? words : `${title}：${words}`,
    file: { key, name: `照片${place}.jpg` },
  };
}

/** What a card says of its buttons, as it is true there. */
function withoutButtonWords(text: string, { links, hears }: Ways): string {
  const button = /(回复“[^”]{1,8}”)[，,]?或[点按]下[方面]按钮/g;
  const named = /(发照片并)?(回复“[^”]{1,8}”)[，,]?或[点按]“([^”]{1,8})”/g;
  const isLink = (label: string) => links.some((link) => link.label === label);
  if (hears === 'nothing')
    return text
      .replace(button, links.length > 0 ? '点下方链接' : '私信我$1')
      .replace(named, (_, photo = '', reply, label) =>
        isLink(label) ? `点下方“${label}”链接` : `私信我${photo}${reply}`,
      );
  return text
    .replace(button, '$1或下方数字')
    .replace(named, (whole, photo = '', reply, label) =>
      isLink(label) ? `${photo}${reply}，或点下方“${label}”链接` : whole,
    );
}

/** Several cards in one message, where a robot has fallen behind: all their words, oldest first. */
export function digest(cards: readonly Card[]): Card {
  return { title: `汇总：${cards.length}条通知`, tone: 'blue', text: cards.map(inWords).join('\n——————\n') };
}

/** Answers to several people of one group in one message: each by name, those who get the same together. */
export function answered(answers: readonly { readonly asker: string; readonly card: Card }[]): Card {
  const lines: { askers: readonly string[]; words: string }[] = [];
  for (const { asker, card } of answers) {
    const last = lines.at(-1);
    const words = inWords(card);
    if (last?.words !== words) lines.push({ askers: [asker], words });
    else lines.splice(-1, 1, { words, askers: [...new Set([...last.askers, asker])] });
  }
  return { text: lines.map(({ askers, words }) => `${askers.join('、')}：${words}`).join('\n\n') };
}

/** All the words of a card, where words are all there is. */
export function inWords(card: Card): string {
  const lines = [
    card.title,
    card.text,
    ...(card.fields ?? []).map(({ label, value }) => `${label}：${value}`),
    ...(card.links ?? []).map(({ label, url }) => `${label}：${url}`),
    card.file && `（文件“${card.file.name}”没能发出）`,
  ];
  return lines.filter((line) => line).join('\n');
}

/** A card a platform would not take, as plain words: no buttons or pictures, and no mobile number its filter may catch. */
export function inPlainWords(card: Card): Card {
  return { text: withoutMobiles(inWords(card)), ...(card.mentions && { mentions: card.mentions }) };
}

export const fileGoing = (name: string, rows: number): Card => ({
  text: `文件“${name}”内容较多，已写${rows}行，还在生成，好了就发给您。`,
});

export const fileFailed = (name: string): Card => ({
  text: `文件“${name}”没有生成成功，请稍后再要一次；仍不成请联系管理员。`,
});

/** Each mobile number in it cut to what tells two apart, however people write it. */
export function withoutMobiles(text: string): string {
  return text.replace(/(?<!\d)((?:\+?86[- ]?)?1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)/g, '$1****$2');
}
