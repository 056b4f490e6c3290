import type { Sentence } from './sentence.ts';

/** 热得要着火了, 头要炸了, 救命这也太好吃了, 晕车: said of no danger to anybody. */
const figures: readonly RegExp[] = [
  /(?:[热晒辣渴]|太阳大)(?:死|爆|疯|坏)?(?:了|得|的|到|啊|呀|人|我|都|真|感觉|就|像|好像|[,\s])*(?:快|要|都要|快要)(?:要)?(?:着火|起火|自燃|燃烧起来|烧起来|爆炸)了?/g,
  /(?:头发?|脑[袋子瓜壳]|头皮|心态|心里|肺|肚子|耳朵|群里?|这群|朋友圈|评论区|弹幕|老板|领导|老师|班主任|我[爸妈]|老[婆公])(?:们|都|也|要|快|真的?|已经|直接|彻底|瞬间|又|感觉|得)*(?:炸(?:了|开了?|裂了?)|(?:要|快)炸|爆炸了?)(?!伤|到|死)/g,
  /(?:心|股票|基金|钱包)(?:都|也|要|快|真的?)*(?:着火|起火|烧起来)了?/g,
  /(?:^|[,.!\s我你他她都快要真]|给我)气炸了?/g,
  /(?:多(?=[到得死])|忙|烦|帅|美|酷|无聊|撑|胀|可爱|好吃|好看|好听|开心|高兴)(?:到|得|的|死|要|快|原地|直接)*(?:爆炸|炸了|炸裂)了?|(?:信息|知识|颜值|人口|原地|情绪|消息)爆炸了?|(?:要|快)爆炸了?(?=(?:这|群|消息|微信)+)/g,
  /救命(?:之恩|恩人|稻草|钱|神器)/g,
  /晕[车船机针血](?![间房里上旁])了?/g,
  /被?困在了?(?:(?:会议|游戏|剧|这份?工作|加班)(?:里|中)(?![面心庭间])|会[里上](?!面)|情绪|回忆|梦里?)/g,
  /中毒(?=[^,.]{0,6}(?:这|那)?[^,.]{0,3}(?:剧|歌|曲子|旋律|游戏|综艺|小说|洗脑))|(?<=洗脑[^.]{0,6})中毒/g,
];

/** Delight and despair of every day, which cry for help too. */
const everyday =
  /好(?:[吃喝看笑听玩香美帅甜累丑贵]|困(?!难))|可爱|太[甜香美帅萌贵丑]|绝了|谁懂|笑死|笑[疯不]|尴尬|社死|减肥|长胖|(?:作业|论文|报告|PPT|ppt|方案|表格)[^,.]{0,4}(?:写|做|改|交|填)不完|起不来床|不想(?:上班|起床|加班|开会)|这价格|买不起/;
const cry = /救命[啊呀吖]*/g;

/** Whatever may be meant in earnest: a place, help that is called, people who lie there. */
const earnest =
  /快来|来人|救火|快跑|报警|11[09]|120|疏散|灭火|消防|被困|困(?:在|车)|[困卡压埋夹]住|出不[来去]|逃|烟|火(?:[势苗光]|[太好很]大)|着了|楼|栋|层|仓|店|铺|车[间库里上子]|[动瓶汽货罐油]车|厂|库|机房|机器|设备|电梯|插[座头排]|电[线箱瓶池器]|配电|变压|充电|热水器|[煤燃油氨毒漏]气|氧化碳|罐|瓶|锅炉|鞭炮|烟花|炮仗|轮胎|叫不[醒应]|没反应|意识|抽搐|呼吸|喘|呛|[头好]晕|昏|倒|血|伤|口子|落水|溺|坠|[砍捅打]人|打架|打起来|刀|斧|棍|现场|这边|这里|真的?(?:着|起|炸|是)|快点|快[!,.\s]*$|不是(?:开玩笑|演)/;

/**
 * The words without what is beyond doubt a figure of speech. As they were said, where a picture, a unit or anything else
 * speaks of a real danger: then a person is alarmed.
 */
export function withoutFigures({ plain, images, units }: Sentence): string {
  if (images > 0 || units.length > 0) return plain;
  const rest = figures.reduce((left, figure) => left.replace(figure, ' '), plain);
  const left = everyday.test(plain) ? rest.replace(cry, ' ') : rest;
  return earnest.test(left) ? plain : left;
}
