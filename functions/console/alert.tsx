import type { AlertPage } from '../../shared/flows/console/alert.ts';
import type { CoverShown } from '../../shared/flows/console/alert-cover.ts';
import { CardView, type Desk, Form } from './card.tsx';
import { FacesView } from './faces.tsx';
import { Frame, type Seen } from './frame.tsx';
import { History } from './history.tsx';
import { Phone } from './phone.tsx';
import { CameView } from './sending.tsx';
import { Table } from './table.tsx';

export function AlertView({ page, seen }: { page: AlertPage; seen: Seen }) {
  const { rows } = page;
  const { counted } = page.came;
  return (
    <Frame title={counted.name} page="alerts" seen={seen}>
      <div class="title">
        <h1>{counted.name}</h1>
        <p>{page.stateName}</p>
      </div>
      <CardView card={page.card} desk={seen.desk} />
      <FacesView faces={page.faces} open={page.isDraft} />
      <CameView came={page.came} street={page.street} />
      {page.cover && <Cover cover={page.cover} />}
      {counted.asks && rows.length > 0 && <Roll page={page} desk={seen.desk} />}
      <History entries={page.history} />
    </Frame>
  );
}

function Cover({ cover: { minutes, due, isOver, posts, beyond } }: { cover: CoverShown }) {
  const answered = posts.filter(({ confirmed }) => confirmed).length;
  return (
    <section class="panel" aria-labelledby="cover">
      <h2 id="cover">
        值班岗位应答 {answered}/{posts.length}，{due}前（{minutes}分钟内）
        {isOver && answered < posts.length && <b class="late"> 已过时限</b>}
      </h2>
      <Table caption="逐岗应答情况，没应答的在前" heads={['岗位', '应答', '在岗人员']}>
        {posts.map((post) => (
          <tr>
            <td>{post.name}</td>
            <td data-label="应答">
              {post.confirmed ? (
                <span>
                  <span class="good">✓ {post.confirmed.at}</span> {post.confirmed.by}
                  {post.confirmed.late && '（逾期）'}
                </span>
              ) : (
                <b class="late">未应答</b>
              )}
            </td>
            <td data-label="在岗人员">
              <Callees people={post.people} />
              {post.people.length === 0 && !post.confirmed && '此刻无人在岗或联系不上'}
            </td>
          </tr>
        ))}
      </Table>
      {beyond > 0 && <p>另有{beyond}个街道不在岗位应答之列，请逐一电话确认。</p>}
    </section>
  );
}

function Callees({ people }: { people: readonly { readonly name: string; readonly phone?: string }[] }) {
  return (
    <>
      {people.map(({ name, phone }, place) => (
        <span>
          {place > 0 && '，'}
          {name} <Phone number={phone} />
        </span>
      ))}
    </>
  );
}

/** Whoever rang a unit up enters it in its row. */
function Noting({ id, unit, desk }: { id: string; unit: string; desk: Desk }) {
  return (
    <details class="ask inline">
      <summary>登记电话告知</summary>
      <Form desk={desk} action={`ack.phone#${id}`}>
        <input type="hidden" name="f.unit" value={unit} />
        <label>
          <span>接听人（可不填）</span>
          <input name="f.person" maxlength={20} />
        </label>
        <p class="confirm">登记后算这家单位已确认，不再催。</p>
        <button type="submit">登记电话告知</button>
      </Form>
    </details>
  );
}

function Roll({ page: { id, rows, next, street, mayNote }, desk }: { page: AlertPage; desk: Desk }) {
  return (
    <>
      <Table caption="逐家确认情况，没回复的在前" heads={['单位', '街道', '确认', '联系人']}>
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
              <Callees people={row.people} />
              {mayNote && !row.confirmed && <Noting id={id} unit={row.name} desk={desk} />}
            </td>
          </tr>
        ))}
      </Table>
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
