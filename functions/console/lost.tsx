import type { Running } from '../../shared/flows/console/running.ts';
import type { Seen } from './frame.tsx';
import { Mend } from './mend.tsx';
import { Table } from './table.tsx';

interface Props extends Pick<Running, 'lost' | 'singles'> {
  readonly mayMend: boolean;
  /** Where a broadcast's lost are sent on from; of none where the id is empty. */
  readonly goesOn: { readonly id: string; readonly after: string };
  readonly seen: Seen;
}

/** What did not arrive, of broadcasts and of messages of their own, and the buttons that send it again. */
export function LostPanel({ lost, singles, mayMend, goesOn, seen }: Props) {
  return (
    <section class="panel" aria-labelledby="lost">
      <h2 id="lost">没有送到的</h2>
      {lost.rows.length === 0 && lost.unread === 0 && <p class="good">✓ 正在确认的通知全部送达</p>}
      {lost.rows.map((one) => (
        <Lost {...{ lost: one, mayMend, goesOn, seen }} />
      ))}
      {lost.unread > 0 && (
        <p>
          另有{lost.unread}份较早的通知这里没有查，请到<a href="/console/alerts">通知</a>里逐份看。
        </p>
      )}
      {singles && singles.rows.length > 0 && <Single {...{ singles, mayMend, seen }} />}
    </section>
  );
}

function Single({
  singles,
  mayMend,
  seen,
}: Pick<Props, 'mayMend' | 'seen'> & { singles: Exclude<Running['singles'], undefined> }) {
  const { rows, more, sendable = 0 } = singles;
  return (
    <>
      <Table
        caption={`一周内没有送到的单条消息，${rows.length}条${more ? '以上' : ''}`}
        heads={['时间', '消息', '发给', '结果']}
      >
        {rows.map(({ at, name, to, state }) => (
          <tr>
            <td>{at}</td>
            <td data-label="消息">{name}</td>
            <td data-label="发给">{to || '不显示'}</td>
            <td data-label="结果">{state}</td>
          </tr>
        ))}
      </Table>
      {mayMend && sendable > 0 && (
        <Mend what="single" label="单条再发一次" seen={seen}>
          将再发{sendable}条，可能已经看到的会标“重发”
          {sendable < rows.length && '；其余的已过时间、没有可用的地址或正在发送，不发'}。
        </Mend>
      )}
      {mayMend && sendable === 0 && <p class="soft">都已过时间、没有可用的地址或正在发送，请电话通知。</p>}
    </>
  );
}

interface LostProps extends Omit<Props, 'lost' | 'singles'> {
  readonly lost: Running['lost']['rows'][number];
}

/** What of one broadcast did not arrive: each group and each person is a place. */
function Lost({ lost: { id, name, dead, unknown, sendable = 0 }, mayMend, goesOn, seen }: LostProps) {
  const isGoing = id === goesOn.id;
  return (
    <div>
      <a href={`/console/alerts/${id}`}>{name}</a>
      {dead > 0 && <b class="late"> {dead}处送不到</b>}
      {unknown > 0 && <b class="late"> {unknown}处结果不明，请电话核实</b>}
      {mayMend && sendable === 0 && !isGoing && <p class="soft">正在再发，或没有可用的地址，请电话通知。</p>}
      {mayMend && (sendable > 0 || isGoing) && (
        <Mend
          {...{ what: 'lost', id, seen }}
          label={isGoing ? '接着再发' : '再发一次'}
          after={isGoing ? goesOn.after : undefined}
        >
          {isGoing ? '接着上次停下的地方再发' : `将再发${sendable}处`}
          {dead + unknown > 400 && '，一次最多400处'}
          {unknown > 0 && '，可能已经看到的会标“重发”'}
          {!isGoing && sendable < dead + unknown && '；其余的正在发送或地址已失效，不发'}。
        </Mend>
      )}
    </div>
  );
}
