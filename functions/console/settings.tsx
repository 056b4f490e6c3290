import type { Child } from 'hono/jsx';
import type { PersonRow, Settings } from '../../shared/flows/console/settings.ts';
import { Form } from './card.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Table } from './table.tsx';

export function SettingsPage({ settings, words, seen }: { settings: Settings; words: string; seen: Seen }) {
  return (
    <Frame title="设置" page="settings" seen={seen}>
      <div class="title">
        <h1>设置</h1>
        <p class="row">
          <a class="button" href="/console/settings/texts">
            文案与清单
          </a>
          <a class="button" href="/console/settings/channels">
            渠道与规则
          </a>
          {settings.seesAudit && (
            <a class="button" href="/console/settings/audit">
              查看与办理记录
            </a>
          )}
        </p>
      </div>
      <BureauPanel settings={settings} seen={seen} />
      <section class="panel" aria-labelledby="mine">
        <h2 id="mine">我的登录</h2>
        <p>
          {settings.sessions.length}处：{settings.sessions.map((since) => `${since}进入`).join('，')}
        </p>
        <PutOut person={seen.visitor.person.id} form={seen.desk.form} label="结束我的全部登录">
          将结束您的{settings.sessions.length}处登录，包括本页。再进入请在对话里发送“后台”。
        </PutOut>
      </section>
      <section class="panel" aria-labelledby="groups">
        <h2 id="groups">工作群</h2>
        {settings.groups.length === 0 && words === '' && (
          <Empty say="绑定群">还没有工作群。请先把机器人拉进群。</Empty>
        )}
        {settings.groups.length === 0 && words !== '' && <p>没有名称含“{words}”的群。</p>}
        <ul>
          {settings.groups.map(({ name, covers, active }) => (
            <li>
              <strong>{name}</strong> <span class="soft">{covers}</span>
              {!active && <b class="late"> 已失效，请重新绑定</b>}
            </li>
          ))}
        </ul>
        {settings.groupsMore > 0 && <p>另有{settings.groupsMore}个群，请在下面按群名查找。</p>}
      </section>
      <form class="filters" method="get" action="/console/settings">
        <label>
          <span>姓名、职务或群名</span>
          <input type="search" name="words" value={words} maxlength={20} />
        </label>
        <button type="submit">查找</button>
      </form>
      <People settings={settings} seen={seen} words={words} />
    </Frame>
  );
}

const changes = [
  ['name', '名称', 'name'],
  ['office', '落款', 'office'],
  ['landline', '值班电话', 'landline'],
  ['retention', '个人信息保存天数', 'retentionDays'],
] as const;

function BureauPanel({ settings: { bureau, mayChange }, seen }: { settings: Settings; seen: Seen }) {
  if (!bureau) return null;
  return (
    <section class="panel" aria-labelledby="bureau">
      <h2 id="bureau">本局</h2>
      <dl>
        {changes.map(([choice, label, field]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {bureau[field] === '' ? <b class="late">尚未设置</b> : bureau[field]}
              {mayChange && (
                <details class="ask inline">
                  <summary>修改{label}</summary>
                  <Form desk={seen.desk} action={`directory.set##${choice}`}>
                    <label>
                      <span>{label}</span>
                      <input name="f.text" value={String(bureau[field])} maxlength={60} required />
                    </label>
                    <button type="submit" class="primary">
                      保存{label}
                    </button>
                  </Form>
                </details>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function People({ settings, seen, words }: { settings: Settings; seen: Seen; words: string }) {
  const { people, total, next } = settings;
  const more = new URLSearchParams({ words, from: String(next) });
  return (
    <>
      {total === 0 && <Empty>没有找到这样的人，请换个姓名或职务。</Empty>}
      {total > 0 && (
        <Table caption={`人员，共${total}人`} heads={['姓名', '职务', '角色', '电话', '可达']}>
          {people.map((person) => (
            <Line person={person} seen={seen} />
          ))}
        </Table>
      )}
      {next !== undefined && (
        <p class="pages">
          <a class="button" href={`/console/settings?${more}`}>
            下一页
          </a>
        </p>
      )}
    </>
  );
}

function Line({ person, seen }: { person: PersonRow; seen: Seen }) {
  return (
    <tr>
      <td>{person.name}</td>
      <td data-label="职务">{person.post}</td>
      <td data-label="角色">{person.roles}</td>
      <td data-label="电话">{person.phone}</td>
      <td data-label="可达">
        {person.reach === '' ? <b class="late">联系不上</b> : person.reach}
        {person.sessions > 0 && (
          <PutOut person={person.id} form={seen.desk.form} label="请出后台">
            将结束{person.name}的{person.sessions}处登录，已经办的事不变。再进入须在对话里重新索取链接。
          </PutOut>
        )}
      </td>
    </tr>
  );
}

interface PutOutProps {
  readonly person: string;
  readonly form: string;
  readonly label: string;
  /** How many sessions end: asked before they do. */
  readonly children: Child;
}

/** Every session of a person ends. */
function PutOut({ person, form, label, children }: PutOutProps) {
  return (
    <details class="ask inline">
      <summary class="plain">{label}</summary>
      <form method="post" action="/console/put-out">
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="person" value={person} />
        <p class="confirm">{children}</p>
        <button type="submit">{label}</button>
      </form>
    </details>
  );
}
