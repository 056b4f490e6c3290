/** 绑定群 东门街道工作群 东门街道: what stands after the command; undefined if it is none. */
export function groupToBind(said: string): string | undefined {
  return /^\s*(?:绑定|关联)群(?:聊)?\s*[：:]?\s*(.*?)\s*$/su.exec(said)?.[1];
}

/** 绑定本群 东门街道 · 本群归东门街道: the words that say what it covers. */
export function coverInGroup(said: string): string {
  return said
    .replace(/^\s*@\S+\s*/, '')
    .replace(
      /^\s*(?:把)?(?:绑定)?(?:本群|这个群|此群|该群|群)?\s*(?:绑定(?:到|为|给)?|关联(?:到)?|是|归(?:属)?|覆盖)?\s*[：:]?\s*/u,
      '',
    )
    .trim();
}

/** Cover words as the card's form would hold them. */
export function coverSaid(words: string, streets: readonly string[]): { choice: string; units: string } {
  const plain = words.replace(/^(?:覆盖|绑定到?|归)\s*[：:]?\s*/u, '').trim();
  if (/^(?:全区|全部|所有|全体)(?:各?(?:单位|企业))?$/u.test(plain)) return { choice: 'all', units: '' };
  const street = streets.find((name) => name === plain || name === `${plain}街道`);
  if (street !== undefined) return { choice: `street:${street}`, units: '' };
  return { choice: plain === '' ? '' : 'units', units: plain };
}
