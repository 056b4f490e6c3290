import type { Office } from '../../domain/alerts/warning.ts';

const lowest = /^(?<place>\p{Script=Han}{2,8}?(?:省|自治区|特别行政区|自治州|地区|市|盟))(?=.*[县区市旗].)/u;

/** 浙江省水利厅、浙江省气象台 → both, each by its lowest place. A bare place stands for its station. */
export function officesOf(issuer: string): readonly Office[] {
  return issuer
    .split(/[、和与及]|联合(?=\p{Script=Han}{2,})/u)
    .filter((name) => name !== '')
    .map(officeOf);
}

function officeOf(said: string): Office {
  // Lists glue a level's name between two places: 重庆市县云阳县.
  const mended = said.replace(/(省|市|自治区)县(?=.{2,10}[县区])/, '$1');
  let name = /[省市区县州旗盟]$/.test(mended) ? `${mended}气象台` : mended;
  const above: string[] = [];
  for (let found = lowest.exec(name); found; found = lowest.exec(name)) {
    above.push(found[1] ?? '');
    name = name.slice((found[1] ?? '').length);
  }
  return { name, above };
}

/** 区气象台 says nothing of which: among ourselves it is ours. */
export const isOfNoPlace = ({ name }: Office): boolean => /^[省市区县州旗盟]\p{Script=Han}/u.test(name);

/** What speaks for the whole country may mean us or others. */
export const isNational = ({ name }: Office): boolean =>
  /^(?:中央|国家|中国气象|水利部|自然资源部|应急管理部)/.test(name);

/** 山洪灾害 and 山洪灾害气象风险 are 山洪; what only looks alike stays apart. */
export function hazardKeyOf(hazard: string): string {
  const key = hazard.replace(/(?:气象)?(?:风险|灾害)+(?:气象)?(?:风险|等级)*$/, '');
  return key.length < 2 ? hazard : key;
}
