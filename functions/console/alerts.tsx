import type { AlertList } from '../../shared/flows/console/alerts.ts';
import type { Faces } from '../../shared/flows/console/faces.ts';
import { Form } from './card.tsx';
import { FacesView } from './faces.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Table } from './table.tsx';
import { toneWords } from './words.ts';

interface ListProps {
  readonly list: AlertList;
  readonly seen: Seen;
  /** Of what was just drafted. */
  readonly faces: Faces | undefined;
  readonly rights: { readonly drafts: boolean; readonly rehearses: boolean };
}

export function AlertsPage({ list, seen, faces, rights }: ListProps) {
  return (
    <Frame title="通知" page="alerts" seen={seen}>
      <div class="title">
        <h1>通知</h1>
        {rights.rehearses && <a href="/console/rehearsal">推演</a>}
      </div>
      {faces && <FacesView faces={faces} open />}
      {rights.drafts && <Compose seen={seen} />}
      {list.rows.length === 0 && (
        <Empty say="通知 今晚有大风，请加固户外广告牌，20时前回复收到">还没有通知。</Empty>
      )}
      {list.rows.length > 0 && (
        <Table caption="最近的通知和预警" heads={['内容', '状态', '拟稿', '时间', '单位']} figures={['单位']}>
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
        </Table>
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
