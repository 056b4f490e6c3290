/** `内容：…；措施：…`: what stands behind each label, as typed. Labels are told apart by what they are called; `bare`: no colon is needed. */
export function labelledIn<Name extends string>(
  said: string,
  labels: Readonly<Record<Name, string>>,
  { bare = false } = {},
): Partial<Record<Name, string>> {
  const names = Object.keys(labels).filter((name): name is Name => name in labels);
  const colon = bare ? '\\s*(?:[:：]|是|为)?' : '\\s*(?:[:：]|是|为)';
  const any = names.map((name) => labels[name]).join('|');
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = new RegExp(
      `(?:^|[\\s,，;；。、:：])(?:${labels[name]})${colon}\\s*([\\s\\S]{1,200}?)\\s*(?=[;；。\\n]|[\\s,，、](?:${any})${colon}|$)`,
    ).exec(said)?.[1];
    if (value) found[name] = value.replace(/[,，、;；。\s]+$/, '');
  }
  return found;
}
