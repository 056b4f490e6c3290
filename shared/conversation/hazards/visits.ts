import type { Visits } from '../../domain/hazards/visits.ts';
import { digits, numberFrom } from '../sentence/number.ts';

const number = `(${digits}{1,5})`;
const seen = new RegExp(
  `(?:检查|巡查|排查|抽查|督导|走访)[^，,。；;\\d]{0,12}?${number}\\s?(?:余|多)?(?:家|户|个(?:单位|企业|商户|点位|市场))`,
);
const went = new RegExp(
  `(?:出动|派出|组织|投入)[^，,。；;\\d]{0,10}?(?:${digits}{1,3}\\s?个?(?:检查)?组[^，,。；;\\d]{0,4}?)?${number}\\s?(?:余|多)?(?:人次|人|名)|${number}\\s?(?:余|多)?人次`,
);

/** 今天检查了5家，出动8人次. `named`: he speaks of one unit by its name. Undefined where it is no visit of the office. */
export function visitsIn(said: string, named: boolean): Visits | undefined {
  const plain = said.normalize('NFKC');
  const [units, people] = [numberOf(seen.exec(plain)), numberOf(went.exec(plain))];
  if (units === undefined && people === undefined && !named) return undefined;
  return { units: units ?? (named ? 1 : 0), people: people ?? 0 };
}

function numberOf(found: RegExpExecArray | null): number | undefined {
  const text = found?.slice(1).find((one) => one !== undefined);
  return text === undefined ? undefined : numberFrom(text);
}

/** What was taken of it, so that a slip is seen at once. */
export function visitWords({ units, people }: Visits): string {
  const parts = [...(people > 0 ? [`出动${people}人次`] : []), ...(units > 0 ? [`检查${units}家`] : [])];
  return parts.length === 0 ? '' : `计入小结：${parts.join('、')}。`;
}
