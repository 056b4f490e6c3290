/** A pattern of parts, any of which is enough; the name of each tells what its words have in common. */
export function anyOf(parts: Readonly<Record<string, RegExp>>): RegExp {
  const sources = Object.values(parts).map(({ source }) => source);
  return new RegExp(`(?:${sources.join('|')})`);
}

/** A pattern of parts that follow one another. */
export function inOrder(...parts: readonly RegExp[]): RegExp {
  return new RegExp(parts.map(({ source }) => `(?:${source})`).join(''));
}
