import { Frame } from './frame.tsx';

/** The door from outside: whoever's link it is says yes himself, since chat platforms open links to look at them. */
export function EntryPage({ name, secret }: { name: string; secret: string }) {
  return (
    <Frame title="进入后台">
      <section class="entry">
        <h1>值守后台</h1>
        <p>
          您将以<strong>{name}</strong>的身份进入，12小时内有效。查看个人信息和办理事项都会留下记录。
        </p>
        <form method="post" action="/console/in">
          <input type="hidden" name="secret" value={secret} />
          <button type="submit" class="primary">
            进入后台
          </button>
        </form>
        <p class="soft">不是您本人？请关掉本页，不要转发链接。</p>
      </section>
    </Frame>
  );
}

const shutWords = {
  'no-link': ['链接无效', '链接已经用过，或已超过10分钟。'],
  'too-many': ['请稍后再试', '从您这里试得太多，请一小时后再试。'],
  'no-way': ['请重新登录', '这次登录不是从本浏览器发起的，或已过期，没有进入。'],
  'no-tls': [
    '不能进入',
    '现在的网址以http开头，没有加密，浏览器不会保存登录。链接没有用掉，请联系管理员改用https网址。',
  ],
  'not-agreed': ['没有登录', '您在飞书里没有同意登录，没有进入。'],
  silent: ['暂时不能登录', '飞书没有答复，没有进入，请过几分钟再试。'],
  'no-person': ['无法进入', '您的账号不在值守名录里，或没有查看后台的权限。请联系区商务局管理员。'],
  'no-session': ['请先进入后台', '您还没有进入，或登录已过期。'],
} as const;
export type Shut = keyof typeof shutWords;

/** `signIn`: where the platform's own sign-in begins, if there is one. */
export function ShutPage({ why, signIn }: { why: Shut; signIn?: string | undefined }) {
  const [title, text] = shutWords[why];
  return (
    <Frame title={title}>
      <section class="entry">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          请在与值守机器人的对话里发送<q>后台</q>，打开它私下发来的链接。
        </p>
        {signIn !== undefined && (
          <p>
            <a class="button primary" href={signIn}>
              用飞书登录
            </a>
          </p>
        )}
      </section>
    </Frame>
  );
}

/** Something is not there, or not his to see: the same words, so that nobody learns which. */
const refusals = {
  403: ['没有办理', '这个页面已过期，或您无权办理。请回到后台，刷新后再试。'],
  404: ['没有找到', '没有这一页，或您无权查看。'],
  413: ['内容太大', '一次最多64KB文字，表格最多2.3MB。请拆成几份再试。'],
  500: ['服务出错了', '没有办成，请稍后再试。再出错请告诉管理员。'],
} as const;
export type Refused = keyof typeof refusals;
export const isRefused = (status: number): status is Refused => status in refusals;

/** What came to nothing, in words and with the way back. */
export function RefusedPage({ status }: { status: Refused }) {
  const [title, text] = refusals[status];
  return (
    <Frame title={title}>
      <section class="entry">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a href="/console">回到后台</a>
        </p>
      </section>
    </Frame>
  );
}
