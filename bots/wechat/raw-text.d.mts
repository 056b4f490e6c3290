/** The whole of a text that a puppet may have cut; `raw` is its message's raw payload. */
export function wholeText(text: string, raw: unknown): string;
