import type { Intent } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { surely } from '../sentence.ts';
import type { Heard } from './incident-nouns.ts';

const number = '[\\d零〇一二两三四五六七八九十]{1,4}';
const nobody = /(?:没有?|无|未|暂无|尚无|均无|未造成)(?:发生|造成|任何|人员?|人)*/;
const harm = /(?:死亡?|亡|遇难|伤亡?|轻伤|重伤|受伤|烧伤|烫伤|中毒|被困|失联|失踪|擦破皮?|住院)/;
const told = anyOf({
  harmThenNumber: new RegExp(`${harm.source}(?:的|了|人数|人员)?[:]?(?:${number}|无)(?:个|人|名)?`),
  numberThenHarm: new RegExp(
    `${number}(?:个|人|名)?(?:人|员工|工人|顾客)?[^,.]{0,2}${harm.source}[^,.]{0,3}`,
  ),
  nobodyHarmed: new RegExp(`${nobody.source}${harm.source}(?:的|情况|亡)?(?:和${harm.source})?`),
  nobodyDied: /没(?:有)?伤(?:着)?人|(?:没有?|无)(?:死人|人死|死的|伤的|人伤|大碍)/,
  graveOrLight: new RegExp(`(?:重|轻)的${number}个?`),
  deadAndHurt: new RegExp(`死${number}伤${number}|亡${number}伤${number}`),
  rescuedOrHurt: new RegExp(`(?:救出|住院|重|轻|亡|伤|困了?)${number}(?:人|个)?`),
  allRescued: /(?:都|全|已经?)(?:已)?救出/,
  loss: /(?:直接)?(?:经济|财产)?损失.{1,14}|(?:大概|大约)?[\d一二三四五六七八九十]+[万千]块?(?:左右)?/,
  area: /(?:过火|燃烧|受灾|烧了)[^,.]{0,8}(?:平|平方|平米|米)(?:左右|多)?/,
  destroyed: /(?:毁|烧)(?:货|毁|了)?[^,.]{0,8}(?:万|千|元|块|个摊位|摊)/,
  whenAndWhere: /(?:事发|起火|发生|发现)(?:时间|地点|单位|部位).{1,16}/,
  nothingElse: /(?:其余|其他|别的)?(?:都|也|全)?(?:找到|没别的|没了|没事|无)了?(?:别的)?|没(?:有)?别的/,
  heading: /伤亡情况/,
  items: new RegExp(`(?:几项|这几项|那几项|${number}项)`),
});
const fact = inOrder(
  /^(?:目前|现在|共|总共|一共|就|只|其中|还有|初步|大概|大约|估计|确认|现场|补报|你问的)*/,
  told,
  /(?:左右|吧|了|的|。)*$/,
);
const nobodyAlone = inOrder(/^(?:目前|现在)?/, nobody);

/** Nothing but figures and the like: whatever tells of more is news, or another alarm. */
export function facts({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain, said } = sentence;
  if (!isRunning || /[?]|吗$/.test(plain)) return undefined;
  const clauses = plain
    .split(/[,;.!\s]+/)
    .filter((clause) => clause !== '' && !/^\d{1,2}:?\d{0,2}$/.test(clause));
  const known = clauses.filter((clause) => fact.test(clause)).length;
  const isAll =
    known === clauses.length || (known > 0 && known === clauses.length - 1 && /事发|你问/.test(plain));
  const isMeant = clauses.length > 1 || !nobodyAlone.test(plain);
  return isAll && known > 0 && isMeant ? surely('incident.facts', { ...named, text: said }) : undefined;
}
