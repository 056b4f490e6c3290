/** Smoke that is seen: 冒烟了, 三楼全是烟, 起烟了. */
const smoke =
  /冒(?:出了?|起了?|着|了)?(?:一?股|好大|好多|很多|很大|大量|阵阵)?(?:[黑白黄青浓大])?烟|(?:全|都|满屋子?|到处|楼道里?|里面)(?:是|有)(?:[黑白浓大])?烟(?=$|[,.!了])|(?:^|[^\s引])起烟了|(?<!没)有(?:一?股|好大|很多|大量)?[黑浓大]烟/g;
/** One small thing that smokes is a hazard that waits for nobody; a room, a roof or nothing named may be a fire. */
const device =
  /(?:插[座头排板]|排插|充电[桩器宝头]|电线|线头|开关|灯[具管带泡]?|冰[柜箱]|风扇|电[表瓶]|蓄?电池)[^,.!;]{0,4}$/;
/** Right before it: figures of speech, and what smokes by its nature. */
const harmless =
  /(?:[气累忙急渴热干晒卷跑算]得|嗓子|喉咙|[脑头](?:袋|子|顶)?(?:都|快|要)*|七窍|祖坟|烟囱|香炉|干冰|烟雾机|尾气管?|烤[^,.!;?]{0,3}(?:炉|串|架|箱|摊)子?)[^,.!;?]{0,5}$/;
const denied = /(?:没有?|未|无|不|不再)(?:再|见|发现|看到)?$/;
/** Right before it too: what might be, in a lesson or a rule. */
const supposed = /(?:如果|要是|万一|一旦|假如|若|会不会|可能会|容易|防止|预防|谨防|警惕)[^,.!;?]{0,8}$/;

/** And right behind it. */
const ruled = /^(?:时(?!间)|的?时候|后[,\s]?(?:应|要|请|先|须))/;

/** Whether something is said to smoke here and now, and it is not one socket or plug. */
export function smokes(plain: string): boolean {
  return [...plain.matchAll(smoke)].some(({ index, 0: said }) => {
    const before = plain.slice(0, index);
    return (
      !ruled.test(plain.slice(index + said.length)) &&
      ![denied, device, harmless, supposed].some((words) => words.test(before))
    );
  });
}
