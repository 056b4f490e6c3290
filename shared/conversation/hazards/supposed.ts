/** What is feared, was nearly so or is only to be avoided: these words and what follows them in a breath. */
const feared =
  /(?:怕(?!水)|担心|(?<![不没机大集协工商宴晚聚开酒舞庙社展学那一动唱销览这年早晨例茶歌])会(?=[^,.!?;\s]{0,7}(?:死|伤|掉|倒|塌|炸|着|漏|砸|夹|压|摔|滑|出事|触|爆|断|翻|绊|撞|烧|燃|喷|电|淹|呛|碰|扎|割|关|困|坠|绞|中毒|晕))|容易|(?<!不)易(?=[倒掉摔滑翻砸碰触])|迟早|早晚(?!上)|随时|差一?点|险些|小心|当心|谨防|以防|防止|预防|避免|免得|省得|不然|否则|哪天|总有一天|别让|一[碰摸踩着点推拉倒炸按].{0,3}就|(?:快要?|就要)(?:塌|倒|掉|断|炸|散|垮|坠)|(?:要|想)(?:塌|倒|掉|断|散|垮)|真要(?=[夹着倒有出是])|真夹(?=到|着|住)|真的?(?:着火|起火|出事|烧起来|夹)了?(?=一个|就|拿什么|怎么|咋|往哪|谁|都跑|跑)|(?:一个|谁)[也都]跑不|(?:快要?|就要?|迟早)(?:撑|扛|顶)不住|能(?:把|让|将|[电砸]死)|[救消]火车|踩空就)[^,.!?;\s]{0,14}/g;
/** And these, with what leads up to them. */
const deplored =
  /[^,.!?;\s]{0,8}(?:[了着](?:怎么办|咋办|咋整|咋弄|怎么弄|怎么整)|不得了|就完[了蛋]|要出(?:大?事|人命)|(?<!了|我们)跑都跑不|(?<![刚真又])出了?事了?(?=跑|人|谁|算|怎))/g;
/** From here on everything is only supposed. */
const supposing =
  /(?:万一|要是|如果|假如|假设|一旦|若(?=[是有发])|倘若|(?:发生|遇到?).{0,10}(?:时|后|先)).*$/s;
/** Told of another day; a word of today beside it brings it back. */
const before =
  /去年|前年|上个?月|上周|上星期|上回|上次|以前|从前|早几年|前几[年天个]|那年|当年|那会儿?|那时候?|昨[天晚日儿夜]|前[天晚儿](?!面)|小时候|曾经|发生过|出过|[砸伤摔电淹死烧夹撞炸倒塌漏冒掉绞](?:到|死|着|伤|坏)?过(?![来去火])/;
const today = /今[天早晚儿日]|现在|这会|刚[才刚]?|正在|还在|到现在|至今没[上出]|早上|上午|中午|凌晨/;
/** Nobody came to harm. */
const unharmed =
  /(?:没有?|未|无)(?:人(?:员)?)?(?:[^,.\s]{0,3})(?:[砸伤碰压夹撞打烫扎](?:[着到中住伤])?(?:人|谁|到|着)|受伤|伤亡|大碍|大事)|没人(?:受伤|出事|在|被)|人(?:员)?(?:都|倒|也|均)?(?:没(?:啥|什么)?事|平安|没伤)|(?:^|[,.\s都倒也])没(?:啥|什么)?事(?![故])|虚惊|缓过来|[取抽弄拔]出来了|都上来了|有惊无险|幸好|幸亏|还好|好在/;

/** The words without those that only suppose: what is left is said of here and now. */
export function hereAndNow(plain: string): string {
  const left = plain.replace(supposing, ' ').replace(feared, ' ').replace(deplored, ' ');
  return before.test(left) && !today.test(left) ? '' : left;
}

/** Whether it is said that nobody came to harm. */
export const saysUnharmed = (plain: string): boolean => unharmed.test(plain);
