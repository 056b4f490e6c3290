import type { AlertCame } from '../../shared/flows/console/alert-came.ts';
import type { Sending } from '../../shared/flows/console/sending.ts';
import { Bar } from './chart.tsx';

interface Props {
  readonly came: AlertCame;
  /** Whose answers alone stand below. */
  readonly street: string;
}

/** How far a notice is on its way and who has answered: looked at again and again while more may come, and nobody has to wait. */
export function CameView({ came, street }: Props) {
  if (!came.isOpen) return <CamePart came={came} street={street} />;
  const address = `/console/alerts/${came.id}/part?street=${encodeURIComponent(street)}`;
  return (
    <>
      <p id="stale" class="stale" role="alert" hidden></p>
      <div class="parts" data-live={address} data-every={came.sending?.isUnderWay ? '5' : '10'}>
        <CamePart came={came} street={street} />
      </div>
    </>
  );
}

export function CamePart({ came, street }: Props) {
  const { sending, counted } = came;
  return (
    <>
      {!came.isOpen && <span data-ended hidden></span>}
      {sending && <SendingPart sending={sending} />}
      {counted.asks && counted.asked > 0 && <Counted came={came} street={street} />}
    </>
  );
}

/** What did not arrive stands there after the last was sent too. */
function SendingPart({ sending: { isUnderWay, arrived, lost, all } }: { sending: Sending }) {
  return (
    <section class="panel" aria-labelledby="sending">
      <h2 id="sending">发送进度</h2>
      <p role="status">
        {isUnderWay ? '正在发送，' : '✓ 已发完，'}已送到 {arrived}/{all} 处
        {lost > 0 && <b class="late">，{lost}处送不到或结果不明</b>}
        {isUnderWay ? '。您可以离开本页，发送不会停。' : '。'}
      </p>
      <Bar part={arrived} whole={all} />
    </section>
  );
}

function Counted({ came: { id, counted }, street }: Props) {
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
