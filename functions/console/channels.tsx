import type { ChannelShown, Channels } from '../../shared/flows/console/channels.ts';
import type { RuleShown } from '../../shared/flows/console/rules.ts';
import { Frame, type Seen } from './frame.tsx';
import { Table } from './table.tsx';

interface Props {
  readonly found: Channels;
  readonly rules: readonly RuleShown[];
  readonly mayTry: boolean;
  readonly seesKeys: boolean;
  readonly seen: Seen;
}

/** How the house speaks, how fast it may, how old its keys are, and who is told after whom. */
export function ChannelsPage({ found, rules, mayTry, seesKeys, seen }: Props) {
  return (
    <Frame title="渠道与规则" page="settings" seen={seen}>
      <div class="title">
        <h1>渠道与规则</h1>
        <a href="/console/settings">设置</a>
      </div>
      {found.tried !== '' && (
        <p class="panel" role="status">
          {found.tried}
          <a href={seen.desk.back}>刷新</a>
        </p>
      )}
      <ChannelTable channels={found.channels} mayTry={mayTry} seen={seen} />
      {seesKeys && <Keys keys={found.keys} />}
      <Rules rules={rules} />
    </Frame>
  );
}

function ChannelTable({
  channels,
  mayTry,
  seen,
}: Pick<Props, 'mayTry' | 'seen'> & Pick<Channels, 'channels'>) {
  return (
    <Table
      caption="渠道"
      heads={['渠道', '状态', '可达人数', '待发', '发送限额', '测试']}
      figures={['可达人数', '待发']}
    >
      {channels.map((one) => (
        <tr>
          <td>{one.name}</td>
          <td data-label="状态">{stateOf(one)}</td>
          <td data-label="可达人数" class="figure">
            {one.people}
          </td>
          <td data-label="待发" class="figure">
            {one.waiting}
          </td>
          <td data-label="发送限额">{limitsOf(one)}</td>
          <td data-label="测试">{mayTry && one.on && <Try channel={one} seen={seen} />}</td>
        </tr>
      ))}
    </Table>
  );
}

function stateOf({ on, robots }: ChannelShown): string {
  if (!on) return '未接入';
  return robots.length === 0 ? '已接入' : `已接入，群机器人${robots.length}个：${robots.join('、')}`;
}

function limitsOf({ channel, limits, perAddress }: ChannelShown): string {
  const said = (all: ChannelShown['limits']) =>
    all.map(({ count, seconds }) => `${seconds}秒${count}条`).join('，');
  const parts = [said(limits), perAddress.length > 0 ? `每个群${said(perAddress)}` : ''].filter(
    (one) => one !== '',
  );
  if (channel === 'wechat') return '由网关按真人速度发送';
  return parts.length === 0 ? '不限' : parts.join('；');
}

function Try({ channel: { channel, mayTry }, seen }: { channel: ChannelShown; seen: Seen }) {
  if (!mayTry) return <span class="soft">您在这里没有绑定</span>;
  return (
    <form method="post" action="/console/try">
      <input type="hidden" name="form" value={seen.desk.form} />
      <input type="hidden" name="nonce" value={seen.desk.nonce()} autocomplete="off" />
      <input type="hidden" name="channel" value={channel} />
      <button type="submit">给我发测试消息</button>
    </form>
  );
}

function Keys({ keys }: Pick<Channels, 'keys'>) {
  if (keys.length === 0) return <p class="empty">没有配置平台密钥。</p>;
  return (
    <Table
      caption="密钥（从系统首次见到算起，更换后重新计）"
      heads={['密钥', '首次见到', '天数', '提示']}
      figures={['天数']}
    >
      {keys.map(({ name, seen }) => (
        <tr>
          <td>{name}</td>
          <td data-label="首次见到">{seen?.since ?? '还没有记下，服务下次启动时起算'}</td>
          <td data-label="天数" class="figure">
            {seen?.days}
          </td>
          <td data-label="提示">{seen && seen.days > 365 && <b class="late">已用满一年，建议更换</b>}</td>
        </tr>
      ))}
    </Table>
  );
}

function Rules({ rules }: Pick<Props, 'rules'>) {
  return (
    <Table caption="逐级提醒的规则" heads={['事项', '步骤', '怎么改']}>
      {rules.map(({ name, steps, say }) => (
        <tr>
          <td>{name}</td>
          <td data-label="步骤">{steps}</td>
          <td data-label="怎么改">
            {say === '' ? (
              <span class="soft">固定</span>
            ) : (
              <>
                在对话里发送：<q>{say}</q>
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
