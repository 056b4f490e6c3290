import type { Child } from 'hono/jsx';
import type { Running } from '../../shared/flows/console/running.ts';
import type { SourceShown } from '../../shared/flows/console/sources.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Sources } from './sources.tsx';
import { minutesWords } from './words.ts';

interface Props {
  readonly running: Running;
  readonly sources: readonly SourceShown[];
  readonly seen: Seen;
  readonly mayMend: boolean;
  readonly mayRevive: boolean;
  /** Where a broadcast's lost are sent on from; of none where the id is empty. */
  readonly goesOn: { readonly id: string; readonly after: string };
}

export function RunningPage({ running, sources, seen, mayMend, mayRevive, goesOn }: Props) {
  const { queues, late, steps, failing, lost, deadGroups, deadGroupsMore, unreached, unreachedMore } =
    running;
  return (
    <Frame title="运行" page="running" seen={seen}>
      <h1>运行</h1>
      <section class="panel" aria-labelledby="queues">
        <h2 id="queues">待发消息</h2>
        {queues.length === 0 && <p class="good">✓ 全部已发出</p>}
        {queues.map((queue) => (
          <Queue queue={queue} />
        ))}
        {mayMend && <Mend what="courier" label="叫醒发送" seen={seen} />}
      </section>
      <section class="panel" aria-labelledby="late">
        <h2 id="late">到点未办</h2>
        {late.length === 0 && steps === 0 && failing.length === 0 && <p class="good">✓ 没有积压</p>}
        {late.map(({ topic, count, age }) => (
          <p class="late">
            {topic}：{count}件，最早一件已晚{age}
          </p>
        ))}
        {failing.map(({ what, times, age }) => (
          <p class="late">
            {what}：办不成，已试{times}次，自{age}前起，请人工核对
          </p>
        ))}
        {steps > 0 && <p>正在分批办理的工作：{steps}件</p>}
        {mayMend && (late.length > 0 || steps > 0) && <Mend what="clock" label="现在再看一遍" seen={seen} />}
      </section>
      <section class="panel" aria-labelledby="lost">
        <h2 id="lost">没有送到的</h2>
        {lost.length === 0 && <p class="good">✓ 正在确认的通知全部送达</p>}
        {lost.map(({ id, name, dead, unknown }) => (
          <div>
            <a href={`/console/alerts/${id}`}>{name}</a>
            {dead > 0 && <b class="late"> {dead}处送不到</b>}
            {unknown > 0 && <b class="late"> {unknown}处结果不明，请电话核实</b>}
            {mayMend && (
              <Mend
                {...{ what: 'lost', id, seen }}
                label={id === goesOn.id ? '接着再发' : '再发一次'}
                after={id === goesOn.id ? goesOn.after : undefined}
              >
                {id === goesOn.id ? '接着上次停下的地方再发' : `将再发${dead + unknown}处`}
                {dead + unknown > 400 && '，一次最多400处'}
                {unknown > 0 && `，其中${unknown}处可能已经看到，会标“重发”`}
                ；地址已失效的不发。
              </Mend>
            )}
          </div>
        ))}
      </section>
      <section class="panel" aria-labelledby="reach">
        <h2 id="reach">联系不上的</h2>
        {deadGroups.length === 0 && unreached.length === 0 && <p class="good">✓ 没有</p>}
        {deadGroups.map(({ id, name, units }) => (
          <div>
            <p>群“{name}”已解散或机器人已被移出，请把机器人拉回，或重新建群并绑定。</p>
            {mayRevive && (
              <Mend what="group" id={id} label="恢复这个群" seen={seen}>
                它覆盖的{units}家单位的通知又会发到群里；仍送不到会再次停用并告知工作人员。
              </Mend>
            )}
          </div>
        ))}
        {deadGroupsMore > 0 && <p>另有{deadGroupsMore}个群也已停用。</p>}
        {unreached.length > 0 && (
          <p>
            {unreached.map(({ name }) => name).join('、')}
            {unreachedMore > 0 && `等，另有${unreachedMore}人`}
            ：在任何平台都联系不上，请发绑定编码
          </p>
        )}
      </section>
      <Sources sources={sources}>
        {mayMend && sources.some(({ isBad }) => isBad) && (
          <Mend what="sources" label="现在再问一次" seen={seen}>
            一分钟内再问{sources.filter(({ isBad }) => isBad).length}个中断的来源，不等它们的间隔。
          </Mend>
        )}
      </Sources>
    </Frame>
  );
}

function Queue({ queue }: { queue: Running['queues'][number] }) {
  const { name, waiting, more, byLane, oldestMs, tried, isHeld, first } = queue;
  return (
    <details>
      <summary>
        {name}：{waiting}
        {more && '以上'}条待发（红色{byLane.red}，应答{byLane.answer}，普通{byLane.blue}），重试中{tried}
        条，最早已等
        {minutesWords(oldestMs)}，{isHeld ? '正在发送' : '没有在发送'}
      </summary>
      {first.length === 0 ? (
        <Empty>没有待发。</Empty>
      ) : (
        <table>
          <caption class="hidden">待发清单</caption>
          <thead>
            <tr>
              <th scope="col">做什么</th>
              <th scope="col">级别</th>
              <th scope="col">已等</th>
              <th scope="col" class="figure">
                已试
              </th>
              <th scope="col">再试</th>
            </tr>
          </thead>
          <tbody>
            {first.map(({ call, lane, age, tries, again }) => (
              <tr>
                <td>{call}</td>
                <td>{lane}</td>
                <td>{age}</td>
                <td class="figure">{tries}次</td>
                <td>{again === '' ? '随时' : `${again}后`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

interface MendProps {
  readonly what: 'courier' | 'clock' | 'lost' | 'group' | 'sources';
  readonly id?: string;
  readonly after?: string | undefined;
  readonly label: string;
  readonly seen: Seen;
  /** What it will do, in numbers: asked before it does. */
  readonly children?: Child;
}

function Mend({ what, id, after, label, seen, children }: MendProps) {
  const form = (
    <form method="post" action="/console/mend">
      <input type="hidden" name="form" value={seen.desk.form} />
      <input type="hidden" name="what" value={what} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      {after !== undefined && <input type="hidden" name="after" value={after} />}
      {children !== undefined && <p class="confirm">{children}</p>}
      <button type="submit">{label}</button>
    </form>
  );
  if (children === undefined) return form;
  return (
    <details class="ask">
      <summary class="plain">{label}</summary>
      {form}
    </details>
  );
}
