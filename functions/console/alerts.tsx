import type { AlertPage } from '../../shared/flows/console/alert.ts';
import type { AlertList } from '../../shared/flows/console/alerts.ts';
import { CardView, Form } from './card.tsx';
import { Bar } from './chart.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { History } from './history.tsx';
import { toneWords } from './words.ts';

export function AlertsPage({ list, seen, drafts }: { list: AlertList; seen: Seen; drafts: boolean }) {
  return (
    <Frame title="通知" page="alerts" seen={seen}>
      <h1>通知</h1>
      {drafts && <Compose seen={seen} />}
      {list.rows.length === 0 && (
        <Empty say="通知 今晚有大风，请加固户外广告牌，20时前回复收到">还没有通知。</Empty>
      )}
      {list.rows.length > 0 && (
        <div class="scroll">
          <table class="stack">
            <caption>最近的通知和预警</caption>
            <thead>
              <tr>
                <th scope="col">内容</th>
                <th scope="col">状态</th>
                <th scope="col">拟稿</th>
                <th scope="col">时间</th>
                <th scope="col" class="figure">
                  单位
                </th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <tr>
                  <td class={`tone-${row.tone}`}>
                    <span class="tone">{row.isWarning ? toneWords[row.tone] : '通知'}</span>
                    <a href={`/console/alerts/${row.id}`}>{row.name}</a>
                  </td>
                  <td data-label="状态">{row.stateName}</td>
                  <td data-label="拟稿">{row.drafter}</td>
                  <td data-label="时间">{row.at}</td>
                  <td data-label="单位" class="figure">
                    {row.units > 0 && `${row.units}家`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.next !== undefined && (
        <p class="pages">
          <a class="button" href={`/console/alerts?before=${encodeURIComponent(list.next)}`}>
            更早的
          </a>
        </p>
      )}
    </Frame>
  );
}

const kinds = [
  ['alert.notice', '拟通知', '正文。可在前面写街道、类别或单位，例如：江湾街道 加油站 今晚停电检修'],
  ['alert.forward', '转发预警', '把官方预警原文完整粘贴在这里，不改一个字'],
] as const;

/** A draft and its preview; nothing goes out before somebody has looked at it. */
function Compose({ seen }: { seen: Seen }) {
  return (
    <div class="actions">
      {kinds.map(([action, label, hint]) => (
        <details class="ask">
          <summary class="primary">{label}</summary>
          <Form desk={seen.desk} action={action}>
            <label>
              <span>{hint}</span>
              <textarea name="f.text" rows={6} maxlength={3000} required></textarea>
            </label>
            <button type="submit" class="primary">
              看预览
            </button>
          </Form>
        </details>
      ))}
    </div>
  );
}

export function AlertView({ page, seen }: { page: AlertPage; seen: Seen }) {
  const { counted, rows } = page;
  return (
    <Frame title={counted.name} page="alerts" seen={seen}>
      <div class="title">
        <h1>{counted.name}</h1>
        <p>{page.stateName}</p>
      </div>
      <CardView card={page.card} desk={seen.desk} />
      {counted.asks && rows.length > 0 && <Counted page={page} />}
      {counted.asks && rows.length > 0 && <Roll page={page} />}
      <History entries={page.history} />
    </Frame>
  );
}

function Counted({ page: { id, counted, street } }: { page: AlertPage }) {
  return (
    <section class="panel" aria-labelledby="counted">
      <h2 id="counted">
        已确认 {counted.confirmed}/{counted.asked} 家{counted.due !== '' && `，${counted.due}前`}
        {counted.isLate && <b class="late"> 已过期限</b>}
      </h2>
      <ul class="streets">
        {counted.streets.map((one) => (
          <li>
            <a href={`/console/alerts/${id}?street=${encodeURIComponent(one.street)}`}>
              {one.street || '未分区'}
            </a>
            <Bar part={one.confirmed} whole={one.asked} />
            <b>
              {one.confirmed}/{one.asked}
            </b>
          </li>
        ))}
      </ul>
      {street !== '' && (
        <p>
          只看{street}。<a href={`/console/alerts/${id}`}>看全部</a>
        </p>
      )}
    </section>
  );
}

function Roll({ page: { id, rows, next, street } }: { page: AlertPage }) {
  return (
    <>
      <div class="scroll">
        <table class="stack">
          <caption>逐家确认情况，没回复的在前</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">街道</th>
              <th scope="col">确认</th>
              <th scope="col">联系人</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td>
                  <a href={`/console/units/${row.unit}`}>{row.name}</a>
                </td>
                <td data-label="街道">{row.street}</td>
                <td data-label="确认">
                  {row.confirmed ? (
                    <span>
                      <span class="good">✓ {row.confirmed.at}</span> {row.confirmed.by} {row.confirmed.how}
                    </span>
                  ) : (
                    <b class="late">未确认{row.untold && '（未送达，请电话通知）'}</b>
                  )}
                </td>
                <td data-label="联系人">
                  {row.people.map(({ name, phone }) => `${name} ${phone ?? ''}`).join('，')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== undefined && (
        <p class="pages">
          <a class="button" href={`/console/alerts/${id}?street=${encodeURIComponent(street)}&from=${next}`}>
            下一页
          </a>
        </p>
      )}
    </>
  );
}
