/**
 * One puppet cuts a group's text at its first ASCII colon with a line end, since it takes what stands before for the
 * sender. The platform's own payload still has all of it, after the sender's id.
 */
export function wholeText(text, raw) {
  const original = typeof raw === 'object' && raw !== null ? raw.OriginalContent : undefined;
  if (typeof original !== 'string') return text;
  const rest = original.replace(/^@?[\w-]+:(?:<br\/?>|\n)/, '').replace(/<br\/?>/g, '\n');
  const whole = unescaped(rest);
  return whole.startsWith(text) && whole.length > text.length ? whole : text;
}

function unescaped(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}
