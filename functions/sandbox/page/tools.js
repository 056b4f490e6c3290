import { ask, call, toast } from './api.js';
import { byId } from './node.js';
import { words } from './words.js';

let now = '';

/** The clock, the faults and the hearing. `changed` is called when the clock has moved. */
export function startTools(changed) {
  const tools = byId('tools');
  byId('open-tools').addEventListener('click', () => tools.showModal());
  byId('close-tools').addEventListener('click', () => tools.close());
  const wide = matchMedia('(min-width: 1080px)');
  const place = () => {
    tools.close();
    if (wide.matches) tools.show();
  };
  wide.addEventListener('change', place);
  const focused = document.activeElement;
  place();
  if (focused instanceof HTMLElement) focused.focus();
  startClock(changed);
  startFaults();
  byId('only-mentions').addEventListener(
    'change',
    (event) => void call('hearing', { onlyMentions: event.target.checked }),
  );
}

/** Shows what time it is in the sandbox. */
export function showNow(text) {
  now = text;
  for (const shown of document.querySelectorAll('[data-now]')) shown.textContent = text.slice(11, 16);
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const weekday = '日一二三四五六'[date.getUTCDay()];
  for (const shown of document.querySelectorAll('[data-today]')) {
    shown.textContent = `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${weekday}`;
  }
}

function startClock(changed) {
  const form = document.getElementById('clock');
  if (!form) return;
  byId('clock-to').value = nextMorning().slice(0, 16);
  for (const button of form.querySelectorAll('[data-hours]')) {
    button.addEventListener(
      'click',
      () => void move(after(Number(button.getAttribute('data-hours'))), changed),
    );
  }
  form.querySelector('[data-morning]')?.addEventListener('click', () => void move(nextMorning(), changed));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { value } = byId('clock-to');
    if (value) void move(`${value.length === 16 ? `${value}:00` : value}${now.slice(19)}`, changed);
  });
}

function after(hours) {
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString();
}

function nextMorning() {
  const tomorrow = new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
  return `${tomorrow}T08:00:00${now.slice(19)}`;
}

async function move(to, changed) {
  toast(words.moving);
  const answer = await call('clock', { to });
  if (!answer) return;
  showNow(answer.now);
  toast(answer.pending > 0 ? words.late(answer.pending) : words.moved(answer.ticks, answer.heard.length));
  changed();
}

function startFaults() {
  if (!document.getElementById('faults')) return;
  const kind = byId('fault-kind');
  const share = byId('fault-share');
  const tell = () => {
    byId('fault-said').textContent = `${share.value}%`;
    share.disabled = kind.value === 'none';
  };
  const apply = async () => {
    tell();
    await ask('faults', { kind: kind.value, share: kind.value === 'none' ? 0 : Number(share.value) / 100 });
  };
  kind.addEventListener('change', () => void apply());
  share.addEventListener('input', tell);
  share.addEventListener('change', () => void apply());
  tell();
}
