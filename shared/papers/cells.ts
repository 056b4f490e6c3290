/** Full-width signs and digits as plain ones, no blanks around. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200b\ufeff]/g, '')
    .trim();
}

const mobile = String.raw`(?<!\d)(?:(?:\+|00)?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)`;
const landline = String.raw`(?<!\d)\(?(0\d{2,3})\)?[- ]*([2-9]\d{6,7})(?:\s*(?:-|转|x)\s*(\d{1,6}))?(?!\d)`;
const service = String.raw`(?<!\d)([48]00)[- ]?(\d{3})[- ]?(\d{4})(?!\d)`;
const local = String.raw`(?<!\d)([2-9]\d{6,7})(?!\d)`;
const anyNumber = new RegExp(`${mobile}|${landline}|${service}|${local}`, 'g');

/** The telephone numbers of a cell, and what else stands there. */
export function phonesIn(text: string): { readonly phones: readonly string[]; readonly rest: string } {
  const phones: string[] = [];
  const rest = plain(text).replaceAll(anyNumber, (...found) => {
    const [m1, m2, m3, area, number, extension, s1, s2, s3, near] = found.slice(1, 11);
    if (m1) phones.push(`${m1}${m2}${m3}`);
    else if (area) phones.push(`${area}-${number}${extension ? `转${extension}` : ''}`);
    else phones.push(s1 ? `${s1}-${s2}-${s3}` : String(near));
    return ' ';
  });
  return { phones, rest: rest.trim() };
}

export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone);
}

/** A name as people write it into a cell, with what stands in brackets behind it: 张三(主任). */
export interface Named {
  readonly name: string;
  readonly post?: string;
}

/** The people of a cell: 张三/李四, 张 三, 张三13800000001、李四, one a line. */
export function peopleIn(text: string): readonly Named[] {
  const { rest } = phonesIn(text.replaceAll(/\r?\n/g, '/'));
  return rest
    .split(/[/、,;|&+]/)
    .flatMap(apart)
    .flatMap((one) => named(one.trim()) ?? []);
}

/** A blank between single signs only spreads a name; between longer ones it parts two. */
function apart(text: string): string[] {
  const bare = text.trim().replaceAll(/\s+(?=\()/g, '');
  const pieces = bare.split(/\s+/);
  const areNames = pieces.every((piece) => /^\p{Script=Han}{2,4}(?:\(.*\))?$/u.test(piece));
  return areNames || /[a-z]/i.test(bare) ? (areNames ? pieces : [bare]) : [pieces.join('')];
}

function named(text: string): Named | undefined {
  const [, name = '', post = ''] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(text) ?? [undefined, text];
  const bare = name.replace(/[:：\-—.·]+$/, '').trim();
  if (bare === '' || /^(无|空|暂无|待定|none)$/.test(bare)) return undefined;
  return { name: bare, ...(post.trim() !== '' && { post: post.trim() }) };
}

/** Whether a cell says yes. Whatever is no plain no is a yes with details. */
export function saysYes(text: string): boolean {
  return !/^(|否|无|没有|不涉及|不|×|x|n|no|0|-|—|\/)$/i.test(plain(text));
}
