/** Fetches the part of the page that changes until nothing more can come, and says loudly when that fails for long. */
const live = document.querySelector('[data-live]');
const stale = document.getElementById('stale');

if (live instanceof HTMLElement && stale) keepLive(live, stale);

/**
 * @param {HTMLElement} part
 * @param {HTMLElement} warning
 */
function keepLive(part, warning) {
  const everyMs = Number(part.dataset['every'] ?? '10') * 1000;
  // Twice missed may be the net; three times is a fault.
  const staleAfterMs = everyMs * 3 + 1000;
  const longestMs = Math.max(everyMs, 30_000);
  let freshMs = Date.now();
  let failures = 0;
  let isOut = false;
  let isKept = false;
  let isOver = hasEnded();
  let shown = '';
  let next = setTimeout(refresh, everyMs);
  setInterval(warn, 1000);
  document.addEventListener('visibilitychange', refresh);
  addEventListener('online', refresh);
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    isKept = true;
    isOver = false;
    warn();
    await refresh();
  });

  /** Whoever does not look needs no news: it goes on when he looks again. */
  async function refresh() {
    clearTimeout(next);
    if (document.hidden || isOut || isOver) return;
    failures = (await look()) ? 0 : failures + 1;
    clearTimeout(next);
    if (!isOut && !isOver) next = setTimeout(refresh, pauseMs());
  }

  /** A house in trouble is asked less and less often, and not by all its walls at the same moment. */
  function pauseMs() {
    if (failures === 0) return everyMs;
    return Math.min(everyMs * 2 ** failures, longestMs) * (0.75 + Math.random() / 2);
  }

  async function look() {
    try {
      const signal = AbortSignal.timeout(Math.max(everyMs, 10_000));
      const answer = await fetch(part.dataset['live'] ?? '', { signal });
      isOut = answer.status === 401;
      if (!answer.ok) return false;
      show(await answer.text());
      isOver = hasEnded();
      freshMs = Date.now();
      isKept = false;
      warn();
      return true;
    } catch {
      // Told by warn() when it lasts.
      return false;
    }
  }

  function hasEnded() {
    return part.querySelector('[data-ended]') !== null;
  }

  /** Nothing new is not read out once more; whoever was on a link of the old part is on the same link of the new one.
   * @param {string} html
   */
  function show(html) {
    if (html === shown) return;
    shown = html;
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    renew(part, fresh.content);
    if (!focused || focused.isConnected) return;
    const same = part.querySelector(`a[href="${CSS.escape(focused.getAttribute('href') ?? '')}"]`);
    const place = same ?? document.getElementById('main');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  }

  function warn() {
    const ageMs = Date.now() - freshMs;
    const isStale = isOut || (!isOver && (isKept || ageMs > staleAfterMs));
    warning.hidden = !isStale;
    document.documentElement.classList.toggle('is-stale', isStale);
    if (!isStale) return;
    const words = isOut
      ? '登录已过期，数据不再更新。请在对话里重新发送“后台”。'
      : `数据已停更${Math.floor(ageMs / 1000)}秒，请勿据此判断，正在重试。`;
    if (warning.textContent !== words) warning.textContent = words;
  }
}

/** Only what differs is put in: what stands keeps its focus, how far it was scrolled and what somebody has marked.
 * @param {Node & ParentNode} old
 * @param {Node & ParentNode} fresh
 */
function renew(old, fresh) {
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  if (before.length !== after.length) return old.replaceChildren(...after);
  before.forEach((one, nth) => {
    const other = after[nth];
    if (!other || one.isEqualNode(other)) return;
    const isSame = one instanceof Element && one.cloneNode().isEqualNode(other.cloneNode());
    if (isSame && other instanceof Element) renew(one, other);
    else one.replaceWith(other);
  });
}

for (const choice of document.querySelectorAll('[data-submits]')) {
  choice.addEventListener(
    'change',
    () => choice instanceof HTMLSelectElement && choice.form?.requestSubmit(),
  );
}

// A page the browser kept, gone back to: what is sent from it now is a new wish, not the old one once more.
addEventListener('pageshow', async ({ persisted }) => {
  if (!persisted) return;
  for (const nonce of document.querySelectorAll('input[name="nonce"]'))
    if (nonce instanceof HTMLInputElement)
      nonce.value = `${nonce.value.slice(0, 20)}-${Date.now().toString(36)}`;
  await askWhetherIn();
});

/** Whoever goes back may be out by now, put out elsewhere or by the hour: nothing is read before we know. */
async function askWhetherIn() {
  const root = document.documentElement;
  root.classList.add('is-kept');
  try {
    const answer = await fetch('/console/making', { signal: AbortSignal.timeout(5000) });
    if (answer.status === 401) return location.reload();
  } catch {
    // A part that is live says itself that it is old; nothing else on a page does.
    if (!live) return location.reload();
  }
  root.classList.remove('is-kept');
}

for (const button of document.querySelectorAll('[data-prints]')) {
  button.removeAttribute('hidden');
  button.addEventListener('click', () => print());
}

// A name of the month is dragged to another day with the mouse: that day opens with it chosen. Tapping the day does as much.
const month = document.querySelector('.month');
let dragged = /** @type {HTMLElement | null} */ (null);

/** The link of the day under the mouse, unless the name stands on that day.
 * @param {Event} event
 */
function dayUnder({ target }) {
  const cell = target instanceof Element ? target.closest('td') : null;
  return dragged && !cell?.contains(dragged) ? cell?.querySelector('a') : undefined;
}

month?.addEventListener('dragstart', (event) => {
  const { target } = event;
  dragged = target instanceof HTMLElement && target.dataset['who'] ? target : null;
  // Some browsers drag nothing that carries nothing.
  if (dragged && event instanceof DragEvent) event.dataTransfer?.setData('text/plain', dragged.innerText);
});
month?.addEventListener('dragover', (event) => dayUnder(event) && event.preventDefault());
month?.addEventListener('drop', (event) => {
  const day = dayUnder(event);
  if (!day || !dragged) return;
  event.preventDefault();
  location.assign(
    `${day.href}&${new URLSearchParams(/** @type {Record<string, string>} */ ({ ...dragged.dataset }))}`,
  );
});
