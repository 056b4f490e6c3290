import type { Child } from 'hono/jsx';
import { zonedIso } from '../../shared/domain/time.ts';
import type { SandboxHost, Townsman } from './host.ts';
import { Tools } from './tools.tsx';
import { roleWords, toneWords } from './words.ts';

/** Its style sheets, each of which may override those before it. */
export const styles = ['base', 'page', 'composer', 'line', 'card', 'sheet', 'screen'] as const;

/** The browser chat. Everything that moves is done by its script; without it the page says so. */
export async function sandboxPage(host: SandboxHost): Promise<string> {
  const { people, units } = await host.inhabitants();
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const known = people.map((person) => ({
    ...person,
    unit: person.unit && (unitNames.get(person.unit) ?? person.unit),
  }));
  const facts = {
    people: known.map(({ id, name, roles, unit }) => ({
      id,
      name,
      what: unit ?? roleOf({ roles }),
      rank: rankOf(roles),
    })),
    groups: host.chat.groups,
    tones: toneWords,
    now: zonedIso(host.now()),
  };
  const body = (
    <Frame facts={JSON.stringify(facts)}>
      <aside class="side" aria-label="身份与会话">
        <h1 class="brand">
          <img src="/sandbox/icon.svg" alt="" width="28" height="28" />
          <span>值守</span>
          <small>沙盒</small>
        </h1>
        <label class="who">
          <span>我是</span>
          <select id="person">
            <People people={known} />
          </select>
        </label>
        <nav id="talks" class="talks" aria-label="会话"></nav>
        <button id="open-tools" class="open-tools" type="button" aria-haspopup="dialog">
          <time data-now>–</time>
          <span>时间与故障</span>
        </button>
      </aside>
      <Talk />
      <Tools switches={host.chat.switches()} movable={host.moveTo !== undefined} />
    </Frame>
  );
  return `<!doctype html>${body}`;
}

function Frame({ facts, children }: { facts: string; children: Child }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>值守 · 沙盒</title>
        <link rel="icon" href="/sandbox/icon.svg" type="image/svg+xml" />
        {styles.map((name) => (
          <link rel="stylesheet" href={`/sandbox/${name}.css`} />
        ))}
        <script type="module" src="/sandbox/main.js"></script>
      </head>
      <body data-facts={facts}>
        <noscript>这个页面需要 JavaScript。</noscript>
        <div class="app">{children}</div>
        <dialog id="sheet" class="sheet"></dialog>
        <output id="toast" class="toast" hidden></output>
      </body>
    </html>
  );
}

function Talk() {
  return (
    <main class="talk">
      <header class="talk-head">
        <h2 id="talk-name">–</h2>
        <p id="talk-about"></p>
      </header>
      <ol id="lines" class="lines" role="log" aria-live="polite" aria-label="消息" tabindex={0}></ol>
      <form id="composer" class="composer">
        <ul id="hints" class="hints" aria-label="试试这些话"></ul>
        <output id="quoting" class="quoting" hidden></output>
        <ul id="chosen" class="chosen" aria-label="要发送的照片" hidden></ul>
        <div class="write">
          <label class="tool" title="发照片">
            <input id="photos" type="file" accept="image/*" multiple />
            <span aria-hidden="true">＋</span>
            <span class="hidden">选择照片</span>
          </label>
          <button id="mention" class="tool" type="button" aria-pressed="false" title="@值守">
            <span aria-hidden="true">@</span>
            <span class="hidden">提到值守</span>
          </button>
          <textarea id="text" rows={1} aria-label="消息" placeholder="说点什么，回车发送"></textarea>
          <button id="send" class="send" type="submit">
            发送
          </button>
        </div>
      </form>
    </main>
  );
}

const ranks = ['administrator', 'officer', 'leader', 'street', 'liaison', 'auditor', 'guest'];

function People({ people }: { people: readonly (Omit<Townsman, 'unit'> & { unit?: string | undefined })[] }) {
  const groups = ranks.map((rank) => ({
    rank,
    people: people.filter(({ roles }) => rankOf(roles) === rank),
  }));
  return groups
    .filter((group) => group.people.length > 0)
    .map((group) => (
      <optgroup label={roleWords[group.rank] ?? group.rank}>
        {group.people.map(({ id, name, unit }) => (
          <option value={id}>{unit ? `${name} · ${unit}` : name}</option>
        ))}
      </optgroup>
    ));
}

function rankOf(roles: readonly string[]): string {
  return ranks.find((rank) => roles.includes(rank)) ?? 'guest';
}

function roleOf({ roles }: Pick<Townsman, 'roles'>): string {
  return roleWords[rankOf(roles)] ?? '';
}
