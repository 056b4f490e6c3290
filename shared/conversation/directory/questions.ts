import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { type Sentence, surely, unitSlot } from '../sentence.ts';

const post = '(?:信息)?(?:联络员|联系人|负责人|安全员)';
const whose = new RegExp(
  `^(?:单位|企业|查(?:一?下|看|询)?(?:单位|企业)?)?[\\s:]*UNIT的?(?:${post}.{0,4}|(?:联系)?(?:电话|方式|手机号?)+.{0,4}|(?:企业|单位)?(?:信息|资料|档案).{0,2})[?!.呢啊]*$|^(?:单位|企业|查(?:一?下|看|询)?(?:单位|企业)?)[\\s:]*UNIT[?!.]*$`,
);
const unreached =
  /^(?:查(?:一?下|看|询)?|看(?:一?下)?|列(?:一?下)?|还?有)?(?:哪|谁|多少|几)?(?:些|几)?(?:家|个)?(?:单位|企业|店)?(?:还|都)?(?:联系不上|联系不到|没有?绑定|未绑定|没有?联络员|缺联络员|无联络员)(?:的)?(?:单位|企业|名单|清单)?[?!.吗呢]*$/;
const code =
  /^(?:请|帮我|给)?(?:补发|重发|重新生成|生成|发|要|换个?|打印)?(?:一?个)?[\s:]*UNIT的?(?:补发|重发|重新生成|生成|发|要|换个?|打印)?(?:一?个)?(?:新的?)?(?:绑定码|(?:绑定)?编码)(?:给我|发我|是多少|是什么)?[?!.]*$|^(?:请|帮我)?(?:补发|重发|重新生成|生成|换个?|打印)(?:一?个)?编码[\s:]*UNIT[?!.]*$|^(?:请|帮我|给)?(?:补发|重发|重新生成|生成|发|要|换个?|打印)?(?:新的?)?绑定(?:码|编码)(?:给我|发我)?[?!.]*$|^(?:请|帮我)?(?:补发|重发|重新生成|生成|换个?|打印)?(?:一个)?绑定(?:码|编码)[\s:]*UNIT[?!.]*$/;

/** What officers ask of the directory: 万汇广场的联络员是谁 · 哪些单位没绑定 · 补发绑定码 万汇广场. */
export function directoryQuestion(sentence: Sentence): Intent | undefined {
  const { plain, units, context } = sentence;
  if (plain.length > 40 || !isOfficial(context)) return undefined;
  if (unreached.test(plain) && /单位|企业|店|谁|哪|名单|清单/.test(plain))
    return surely('directory.unreached');
  const [unit] = units;
  const masked = unit ? `${plain.slice(0, unit.start)}UNIT${plain.slice(unit.end)}` : plain;
  if (code.test(masked)) return surely('directory.code', unitSlot(unit));
  return unit && whose.test(masked) ? surely('directory.unit', unitSlot(unit)) : undefined;
}
