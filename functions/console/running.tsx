import type { Running } from '../../shared/flows/console/running.ts';
import type { SourceShown } from '../../shared/flows/console/sources.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { LostPanel } from './lost.tsx';
import { Mend } from './mend.tsx';
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
  const { queues, late, steps, failing, lost, singles } = running;
  const { deadGroups, deadGroupsMore, unreached, unreachedMore } = running;
  return (
    <Frame title="运行" page="running" seen={seen}>
      <h1>运行</h1>
      <Queues queues={queues} mayMend={mayMend} seen={seen} />
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
      <LostPanel {...{ lost, singles, mayMend, goesOn, seen }} />
      <section class="panel" aria-labelledby="reach">
        <h2 id="reach">联系不上的</h2>
        {deadGroups.length === 0 && unreached.length === 0 && <p class="good">✓ 没有</p>}
        {deadGroups.map(({ id, name, units, why }) => (
          <div>
            <p>
              {why === 'gone'
                ? `群“${name}”已解散或机器人已被移出，请把机器人拉回，或重新建群并绑定。`
                : `微信群“${name}”在微信重新登录后要再认一次，请私聊机器人发“绑定群 ${name}”和它覆盖的单位；在此之前消息不会发进这个群。`}
            </p>
            {mayRevive && why === 'gone' && (
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

function Queues({ queues, mayMend, seen }: Pick<Props, 'mayMend' | 'seen'> & Pick<Running, 'queues'>) {
  const waits = queues.filter(({ waiting, errands }) => waiting + errands > 0);
  return (
    <section class="panel" aria-labelledby="queues">
      <h2 id="queues">待发消息</h2>
      {waits.length === 0 && <p class="good">✓ 全部已发出</p>}
      {queues
        .filter((queue) => queue.stuck !== '' && !waits.includes(queue))
        .map(({ name, stuck }) => (
          <p class="late">
            {name}：{stuck}
          </p>
        ))}
      {waits.map((queue) => (
        <Queue queue={queue} />
      ))}
      {waits.length > 0 && <p class="soft">发给一个群或一个人算一条；同一份通知发几个群就是几条。</p>}
      {mayMend && (
        <Mend what="courier" label="叫醒发送" seen={seen}>
          {waitingIn(waits)}
        </Mend>
      )}
    </section>
  );
}

/** What the button wakes the couriers for: the numbers that stand above it. */
function waitingIn(queues: Running['queues']): string | undefined {
  if (queues.length === 0) return undefined;
  const going = queues.filter(({ stuck }) => stuck === '');
  const sum = (of: 'waiting' | 'errands') => going.reduce((all, queue) => all + queue[of], 0);
  const [messages, errands] = [sum('waiting'), sum('errands')];
  const above = going.some(({ more }) => more) ? '以上' : '';
  const others = errands > 0 ? `和其他${errands}件` : '';
  const left = queues.filter((queue) => !going.includes(queue)).map(({ name }) => name);
  return [
    ...(going.length > 0
      ? [`将接着发待发的${messages}${above}条消息${others}，到重试时间的先发，不会重复发送。`]
      : []),
    ...(left.length > 0 ? [`${left.join('、')}的现在发不出去，叫醒也不会发。`] : []),
  ].join('');
}

function Queue({ queue }: { queue: Running['queues'][number] }) {
  const { name, waiting, errands, more, byLane, oldestMs, tried, first } = queue;
  return (
    <details>
      <summary>
        {name}：{waiting}
        {more && '以上'}条消息待发（红色{byLane.red}，应答{byLane.answer}，普通{byLane.blue}）
        {errands > 0 && `，另有更新卡片、取照片等${errands}件`}，其中{tried}件在重试，最早的等了
        {minutesWords(oldestMs)}，{stateOf(queue)}
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

function stateOf({ channel, stuck, isHeld }: Running['queues'][number]): string {
  if (stuck !== '') return stuck;
  if (channel === 'wechat') return '等网关来取';
  return isHeld ? '正在发送' : '没有在发送';
}
