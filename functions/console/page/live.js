/** Fetches the part of the page that changes, and says loudly when that fails for long. */
const live = document.querySelector('[data-live]');
const stale = document.getElementById('stale');
const staleAfterMs = 45_000;

if (live instanceof HTMLElement && stale) keepLive(live, stale);

/**
 * @param {HTMLElement} part
 * @param {HTMLElement} warning
 */
function keepLive(part, warning) {
  const everyMs = Number(part.dataset['every'] ?? '10') * 1000;
  let freshMs = Date.now();
  let isOut = false;
  setInterval(refresh, everyMs);
  setInterval(warn, 1000);
  document.addEventListener('visibilitychange', () => document.hidden || refresh());

  async function refresh() {
    if (document.hidden || isOut || part.contains(document.activeElement)) return;
    try {
      const answer = await fetch(part.dataset['live'] ?? '', { signal: AbortSignal.timeout(everyMs) });
      isOut = answer.status === 401;
      if (!answer.ok) return;
      part.innerHTML = await answer.text();
      freshMs = Date.now();
    } catch {
      // Told by warn() when it lasts.
    }
  }

  function warn() {
    const ageMs = Date.now() - freshMs;
    const isStale = isOut || ageMs > staleAfterMs;
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
