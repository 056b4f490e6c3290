/** 设置 封印接收人 林国栋、何静: whose names were written. */
export const namesIn = (text: string): readonly string[] =>
  text.split(/[\s,，、;；和]+/).filter((name) => name !== '');

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
