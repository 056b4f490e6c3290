/** Fetches the part of the page that changes, and says loudly when that fails for long. */
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
  let freshMs = Date.now();
  let isOut = false;
  let isKept = false;
  let shown = '';
  setInterval(refresh, everyMs);
  setInterval(warn, 1000);
  document.addEventListener('visibilitychange', () => document.hidden || refresh());
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    isKept = true;
    warn();
    await refresh();
  });

  async function refresh() {
    if (document.hidden || isOut) return;
    try {
      const answer = await fetch(part.dataset['live'] ?? '', { signal: AbortSignal.timeout(everyMs) });
      isOut = answer.status === 401;
      if (!answer.ok) return;
      show(await answer.text());
      freshMs = Date.now();
      isKept = false;
      warn();
    } catch {
      // Told by warn() when it lasts.
    }
  }

  /** Nothing new is not read out once more; whoever was on a link of the old part is on the same link of the new one.
   * @param {string} html
   */
  function show(html) {
    if (html === shown) return;
    shown = html;
    const link = part.contains(document.activeElement) && document.activeElement?.getAttribute('href');
    part.innerHTML = html;
    const same = link && part.querySelector(`a[href="${CSS.escape(link)}"]`);
    if (same instanceof HTMLElement) same.focus({ preventScroll: true });
  }

  function warn() {
    const ageMs = Date.now() - freshMs;
    const isStale = isOut || isKept || ageMs > staleAfterMs;
    warning.hidden = !isStale;
    document.documentElement.classList.toggle('is-stale', isStale);
    if (!isStale) return;
    const words = isOut
      ? '登录已过期，数据不再更新。请在对话里重新发送“后台”。'
      : `数据已停更${Math.floor(ageMs / 1000)}秒，请勿据此判断，正在重试。`;
    if (warning.textContent !== words) warning.textContent = words;
  }
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
