import type { Child } from 'hono/jsx';
import type { Card } from '../../shared/domain/message.ts';
import type { Making } from '../../shared/flows/console/making.ts';
import type { Visitor } from '../../shared/flows/speaker.ts';
import { CardView, type Desk } from './card.tsx';
import { edition } from './files.ts';
import { MakingPart } from './making.tsx';

const pages = [
  ['wall', '大屏'],
  ['alerts', '通知'],
  ['cases', '隐患'],
  ['duty', '值班'],
  ['units', '单位'],
  ['calendar', '日历·气象'],
  ['figures', '台账与统计'],
  ['settings', '设置'],
  ['running', '运行'],
] as const;
type PageName = (typeof pages)[number][0];

export interface Seen {
  readonly visitor: Visitor;
  /** What was answered to the form just sent. */
  readonly said: Card | undefined;
  /** The file that was asked for with it, and the name of that form. */
  readonly making: Making | undefined;
  readonly nonce: string;
  readonly desk: Desk;
}

interface FrameProps {
  readonly title: string;
  readonly page?: PageName;
  readonly seen?: Seen;
  readonly wide?: boolean;
  readonly children?: Child;
}

/** What stands around every page. */
export function Frame({ title, page, seen, wide = false, children }: FrameProps) {
  return (
    <html lang="zh-CN" class={wide ? 'wide' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · 值守`}</title>
        <link rel="icon" href="/console/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={`/console/style.css?${edition}`} />
        <script type="module" src={`/console/live.js?${edition}`}></script>
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {seen && <Head page={page} seen={seen} />}
        <main id="main" tabindex={-1}>
          {seen?.said && <Said card={seen.said} desk={seen.desk} />}
          {seen?.making && <InMaking seen={seen} />}
          {children}
          {seen && !wide && <Tools back={seen.desk.back} />}
        </main>
      </body>
    </html>
  );
}

function Head({ page, seen }: { page: PageName | undefined; seen: Seen }) {
  return (
    <header class="head">
      <a class="brand" href="/console">
        <img src="/console/icon.svg" alt="" width="24" height="24" />
        值守
      </a>
      <nav aria-label="后台">
        <ul>
          {pages.map(([name, label]) => (
            <li>
              <a href={`/console/${name}`} aria-current={name === page ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form class="me" method="post" action="/console/leave">
        <span>{seen.visitor.person.name}</span>
        <input type="hidden" name="form" value={seen.visitor.form} />
        <button type="submit">退出</button>
      </form>
    </header>
  );
}

/** What holds for every table: it leaves as a workbook, and as paper. */
function Tools({ back }: { back: string }) {
  return (
    <p class="actions">
      <a class="button" href={`/console/workbook?page=${encodeURIComponent(back)}`} download>
        表格导出为工作簿
      </a>
      <button type="button" data-prints hidden>
        打印
      </button>
    </p>
  );
}

function Said({ card, desk }: { card: Card; desk: Desk }) {
  return (
    <section class="said" aria-label="办理结果" role="status">
      <CardView card={card} desk={desk} />
    </section>
  );
}

/** Looked at again and again; where another part of the page does so already, this one is looked at anew with the page. */
function InMaking({ seen: { making, nonce, desk } }: { seen: Seen }) {
  const isLive = !desk.back.includes('since=') && !/^\/console\/(?:wall|alerts\/)/.test(desk.back);
  const address = `/console/making?said=${nonce}`;
  return (
    <section class="panel" aria-label="文件">
      {isLive && <p id="stale" class="stale" role="alert" hidden></p>}
      <div role="status" {...(isLive && { 'data-live': address, 'data-every': '3' })}>
        <MakingPart making={making} nonce={nonce} />
      </div>
    </section>
  );
}

/** Nothing is here yet, and how to make something. */
export function Empty({ children, say }: { children?: Child; say?: string }) {
  return (
    <p class="empty">
      {children}
      {say !== undefined && (
        <>
          {' '}
          在对话里发送：<q>{say}</q>
        </>
      )}
    </p>
  );
}
