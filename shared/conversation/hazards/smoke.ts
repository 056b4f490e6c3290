/** Smoke that is seen: 冒烟了, 三楼全是烟, 起烟了. */
const smoke =
  /冒(?:出了?|起了?|着|了)?(?:一?股|好大|好多|很多|很大|大量|阵阵)?(?:[黑白黄青浓大])?烟|(?:全|都|满屋子?|到处|楼道里?|里面)(?:是|有)(?:[黑白浓大])?烟(?=$|[,.!了])|(?:^|[^\s引])起烟了|(?<!没)有(?:一?股|好大|很多|大量)?[黑浓大]烟/g;
/** One small thing that smokes is a hazard that waits for nobody; a room, a roof or nothing named may be a fire. */
const device =
  /(?:插[座头排板]|排插|充电[桩器宝头]|电线|线头|开关|灯[具管带泡]?|冰[柜箱]|风扇|电[表瓶]|蓄?电池)[^,.!;]{0,4}$/;
/** Figures of speech, what smokes by its nature, and who smokes. */
const harmless =
  /(?:气|累|忙|急|渴|热|干|跑|写|算|聊|说|卷)[得到的]|嗓子|喉咙|脑袋|脑子|七窍|祖坟|炊烟|烟囱|排烟|干冰|舞台|烟雾机|烤串|烧烤|香炉|尾气|抽烟|吸烟/;
const denied = /(?:没有?|未|无|不|不再|没有再)(?:再|见|发现|看到)?$/;
/** Of what might be: a lesson, a rule, a question about it. */
const supposed =
  /如果|要是|万一|一旦|假如|若|会不会|可能|容易|防止|预防|谨防|警惕|培训|知识|预案|遇到|冒烟时/;

/** Whether something is said to smoke here and now, and it is not one socket or plug. */
export function smokes(plain: string): boolean {
  if (harmless.test(plain) || supposed.test(plain)) return false;
  return [...plain.matchAll(smoke)].some(({ index }) => {
    const before = plain.slice(0, index);
    return !denied.test(before) && !device.test(before);
  });
}
