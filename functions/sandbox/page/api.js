import { byId } from './node.js';
import { words } from './words.js';

/** Asks the service; on a refusal its words are shown and undefined is returned. */
export async function call(path, body) {
  const answer = await ask(path, body);
  if (!answer.error) return answer;
  toast(answer.error, 'error');
  return undefined;
}

/** As call, but quietly. */
export async function ask(path, body) {
  const init = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(`/sandbox/api/${path}`, init);
    return await response.json();
  } catch {
    return { error: words.offline };
  }
}

let hiding = 0;

/** A line at the edge of the screen that goes by itself. */
export function toast(text, tone = 'info') {
  const shown = byId('toast');
  shown.textContent = text;
  shown.dataset.tone = tone;
  shown.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    shown.hidden = true;
  }, 6000);
}
