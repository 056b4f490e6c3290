/** 设置 封印接收人 林国栋、何静: whose names were written. 和 joins two names only where no name is 李和平. */
export function namesIn(text: string, isKnown: (name: string) => boolean): readonly string[] {
  const parts = text.split(/[\s,，、;；]+/).filter((name) => name !== '');
  return parts.flatMap((part) => (isKnown(part) ? part : joined(part, isKnown)));
}

function joined(part: string, isKnown: (name: string) => boolean): readonly string[] {
  const cuts = [...part].flatMap((letter, at) => ('和与跟及'.includes(letter) && at > 0 ? at : []));
  const cut = cuts.find((at) => isKnown(part.slice(0, at)) && part.length > at + 1);
  return cut === undefined ? [part] : [part.slice(0, cut), ...namesIn(part.slice(cut + 1), isKnown)];
}

export const saysNobody = (text: string): boolean =>
  /^(?:不发送?|无|没有|关闭|取消|停发?)$/.test(text.trim());

export const noSuchKeeper = ({
  name,
  isKnown,
}: {
  readonly name: string;
  readonly isKnown: boolean;
}): string =>
  isKnown
    ? `${name}不能接收封印，只能是局工作人员、局领导或审计人员。`
    : `名录里没有找到“${name}”，请写全名，例如：设置 封印接收人 林国栋、何静。`;

export const keeperWords = (names: readonly string[] | undefined): string => {
  if (names === undefined) return '';
  return names.length === 0 ? '每日封印不发送。' : `每日封印发给${names.join('、')}，工作日早上一条。`;
};
