import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { type AskedPost, coverMinutes, mostStreets } from '../../domain/alerts/post.ts';
import type { Card, FormField } from '../../domain/message.ts';

const rule =
  /(?:每个?|各)(?:值班|在岗)?(?:岗位?|值班室|值守点)[^,，.。;；\d]{0,6}(\d{1,4})\s?分钟之?内[^,，.。;；]{0,6}(?:确认|应答|回复|收到)/;

/** 每岗10分钟内确认: the minutes within which every post must have said that it knows, be they sensible or not. */
export function readCover(text: string): number | undefined {
  const minutes = rule.exec(text.normalize('NFKC'))?.[1];
  return minutes === undefined ? undefined : Number(minutes);
}

export const dutyRoomPost = '局值班室';

/** What the preview says of the posts: whom it asks, whom it cannot, and what its words wish for in vain. */
export function coverRemarks(
  { covers, text }: Pick<Broadcast, 'covers' | 'text'>,
  streets: number,
): string[] {
  if (covers === undefined) {
    const said = readCover(text);
    const range = `可设${coverMinutes.least}至${coverMinutes.most}分钟`;
    return said === undefined ? [] : [`正文写了每岗${said}分钟，但没有设岗位应答（${range}）`];
  }
  const asked = `每个在岗岗位（${dutyRoomPost}、有关街道）${covers}分钟内至少一人确认，未确认的岗位会告诉您和值班人员`;
  return streets > mostStreets
    ? [asked, `岗位应答最多${mostStreets}个街道，${beyondWords(streets - mostStreets)}，或按街道分批发送`]
    : [asked];
}

const beyondWords = (streets: number) => `另有${streets}个街道不在岗位应答之列，请逐一电话确认`;

export const coverChanged = '岗位确认已调整，请再看一遍预览。';

/** On the preview, beside the way to answer: within how many minutes each post must. */
export const coverField = ({ covers }: Pick<Broadcast, 'covers'>): FormField => ({
  ...{ name: 'minutes', kind: 'number', required: false },
  label: `每个值班岗位几分钟内应答（现为${covers === undefined ? '不要求' : `${covers}分钟`}；0为不要求）`,
});

/** Left empty, nothing is wished for; what is no number is refused as one that cannot be. */
export function minutesIn(field: string | undefined): number | undefined {
  const said = field?.normalize('NFKC').replace(/分钟?|\s/g, '') ?? '';
  return said === '' ? undefined : Number(said);
}

/** The card of whoever is on a post: the words, and one button for his post. */
export function postFace(card: Card, { id, covers = 0 }: Pick<Broadcast, 'id' | 'covers'>): Card {
  return {
    ...card,
    text: `您在岗，请在${covers}分钟内点“本岗收到”或回复“收到”。\n${card.text}`,
    actions: [{ id: `ack#${id}#post`, label: '本岗收到', style: 'primary' }],
  };
}

/** Somebody who gets the notice for his unit anyway is told on the same card that he is on a post. */
export const alsoOnPost = (card: Card, { covers = 0 }: Pick<Broadcast, 'covers'>): Card => ({
  ...card,
  text: `您同时在岗，请在${covers}分钟内确认，本岗一并记为收到。\n${card.text}`,
});

export const postsNoted = (posts: readonly string[], notice: string) =>
  `已记：${posts.join('、')}已收到${notice}。`;
export const postAlready = (post: string, notice: string) => `${post}此前已确认${notice}，无需重复。`;
export const notOnPost = '这份要的是在岗岗位确认，您此刻不在其中。';

export interface ShownPost {
  readonly post: AskedPost;
  /** With numbers. */
  readonly people: readonly { readonly name: string; readonly phone?: string }[];
}

function lineOf({ post, people }: ShownPost): string {
  const who = people.map(({ name, phone }) => (phone === undefined ? name : `${name} ${phone}`)).join('，');
  return `${post.name}：${who === '' ? '此刻无人在岗或联系不上' : who}`;
}

/** After the minutes: which posts nobody has answered for. */
export function uncoveredCard(notice: string, posts: readonly ShownPost[], minutes: number): Card {
  const { asked, missing, beyond } = countedIn(posts);
  const total = asked.length;
  if (missing.length === 0 && beyond > 0)
    return {
      tone: 'orange',
      text: `${notice}：${total}个岗位都已在${minutes}分钟内确认。${beyondWords(beyond)}。`,
    };
  if (missing.length === 0)
    return { tone: 'green', text: `${notice}：${total}个岗位都已在${minutes}分钟内确认。` };
  return {
    title: '岗位无人应答',
    tone: 'red',
    text: [
      `${notice}发出${minutes}分钟，${total}个岗位中${missing.length}个无人应答：`,
      ...missing.map(lineOf),
      ...(beyond > 0 ? [`${beyondWords(beyond)}。`] : []),
      '请马上电话核实并安排人到岗。',
    ].join('\n'),
  };
}

/** How the posts stand, for whoever asks who has not answered. */
export function coverText(posts: readonly ShownPost[]): string {
  const { asked, missing, beyond } = countedIn(posts);
  if (asked.length === 0) return '';
  const head = `值班岗位：${asked.length}个已应答${asked.length - missing.length}个`;
  const lines = missing.length === 0 ? [`${head}。`] : [`${head}，未应答：`, ...missing.map(lineOf)];
  return [...lines, ...(beyond > 0 ? [`${beyondWords(beyond)}。`] : [])].join('\n');
}

function countedIn(posts: readonly ShownPost[]): {
  readonly asked: readonly ShownPost[];
  readonly missing: readonly ShownPost[];
  readonly beyond: number;
} {
  const asked = posts.filter(({ post }) => post.beyond === undefined);
  const beyond = posts.reduce((sum, { post }) => sum + (post.beyond ?? 0), 0);
  return { asked, missing: asked.filter(({ post }) => !post.confirmed), beyond };
}
