import { plain as read } from '../sentence/plain.ts';

/** What somebody said wrongly and what he means instead, as he typed it. */
export interface Correction {
  readonly wrong?: string;
  readonly right: string;
}

type Order = 'right-first' | 'wrong-first' | 'right-only';

const most = '([^,.;:!?\\s]{1,20}?)';
const patterns: readonly (readonly [RegExp, Order])[] = [
  [
    new RegExp(`(?:应该是?|应为|其实是|是在|就?是|在)${most}[,\\s]*(?:而)?不[是在]${most}(?:$|[,.;!\\s])`),
    'right-first',
  ],
  [
    new RegExp(`不[是在]${most}[,\\s]*(?:而|应该|应|其实|就)?(?:是|在|为)${most}(?:$|[,.;!\\s])`),
    'wrong-first',
  ],
  [new RegExp(`${most}(?:改成|改为|更正为|换成)${most}(?:$|[,.;!\\s])`), 'wrong-first'],
  [
    new RegExp(
      `(?:错了?|不对|口误|更正)(?:一下)?[^,:]{0,6}[\\s,:]+(?:应该|应|其实|就)?(?:是在|是|在|为)${most}(?:$|[,.;!\\s])`,
    ),
    'right-only',
  ],
];
const slip = /错|不对|口误|更正|不是|不在|改成|改为|换成/;

/** What was changed at the place itself puts nothing right that was said. */
const isWork = /整改(?:好|完|到位)|已(?:经)?(?:改|换)[为成]|[门锁灯管线]改[为成]/;

/** 是甲不是乙. Undefined where nothing is put right. */
export function correctionIn(said: string): Correction | undefined {
  const plain = read(said);
  if (plain.length > 60 || !slip.test(plain) || isWork.test(plain)) return undefined;
  for (const [pattern, order] of patterns) {
    const found = pattern.exec(plain);
    const correction = found && inOrder(order, found[1] ?? '', found[2] ?? '');
    if (correction) return correction;
  }
  return undefined;
}

/** 不是2号是1号: what is put right there is no number of a case. */
export function isPutRight(said: string, number: string): boolean {
  const { wrong = '', right = '' } = correctionIn(said) ?? {};
  return [wrong, right].some((words) => words.replace(/[号栋楼车间层库]+$/, '') === number);
}

function inOrder(order: Order, one: string, other: string): Correction | undefined {
  if (order === 'right-only') return one === '' ? undefined : { right: ended(one) };
  const [right, wrong] = order === 'right-first' ? [ended(one), ended(other)] : [ended(other), bare(one)];
  return right === '' || wrong === '' || right === wrong ? undefined : { right, wrong };
}

/** 地点是B1改成…: what stands before the wrong word is not part of it. */
function bare(text: string): string {
  return text.replace(/^.*?(?:地点|位置|单位|楼层)(?:是|在)?/, '');
}

function ended(text: string): string {
  return text.replace(/(?:那个|这个|那边|这边|那里|里面|才对|吧|呢|哈|了|的)+$/, '');
}
