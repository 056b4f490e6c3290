import type { Running } from '../../shared/flows/console/running.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { minutesWords } from './words.ts';

export function RunningPage({ running, seen, mayMend }: { running: Running; seen: Seen; mayMend: boolean }) {
  const { queues, late, steps, failing, lost, deadGroups, unreached, unreachedMore } = running;
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
          <p>
            <a href={`/console/alerts/${id}`}>{name}</a>
            {dead > 0 && <b class="late"> {dead}处送不到</b>}
            {unknown > 0 && <b class="late"> {unknown}处结果不明，请电话核实</b>}
          </p>
        ))}
      </section>
      <section class="panel" aria-labelledby="reach">
        <h2 id="reach">联系不上的</h2>
        {deadGroups.length === 0 && unreached.length === 0 && <p class="good">✓ 没有</p>}
        {deadGroups.map((name) => (
          <p>群“{name}”已解散或机器人已被移出，请重新建群并绑定</p>
        ))}
        {unreached.length > 0 && (
          <p>
            {unreached.map(({ name }) => name).join('、')}
            {unreachedMore > 0 && `等，另有${unreachedMore}人`}
            ：在任何平台都联系不上，请发绑定编码
          </p>
        )}
      </section>
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

function Mend({ what, label, seen }: { what: 'courier' | 'clock'; label: string; seen: Seen }) {
  return (
    <form method="post" action="/console/mend">
      <input type="hidden" name="form" value={seen.desk.form} />
      <input type="hidden" name="what" value={what} />
      <button type="submit">{label}</button>
    </form>
  );
}
