import type { Sending } from '../../shared/flows/console/sending.ts';
import { Bar } from './chart.tsx';

/** A notice on its way: counted again and again, and nobody has to wait for it. */
export function SendingView({ sending }: { sending: Sending }) {
  if (!sending.isUnderWay) return null;
  return (
    <section class="panel" aria-labelledby="sending">
      <h2 id="sending">发送进度</h2>
      <p id="stale" class="stale" role="alert" hidden></p>
      <div role="status" data-live={`/console/alerts/${sending.id}/sending`} data-every="5">
        <SendingPart sending={sending} />
      </div>
    </section>
  );
}

export function SendingPart({ sending: { isUnderWay, arrived, lost, all } }: { sending: Sending }) {
  return (
    <>
      <p>
        {isUnderWay ? '正在发送，' : '✓ 已发完，'}已送到 {arrived}/{all} 处
        {lost > 0 && <b class="late">，{lost}处送不到或结果不明</b>}
        {isUnderWay ? '。您可以离开本页，发送不会停。' : '。'}
      </p>
      <Bar part={arrived} whole={all} />
    </>
  );
}
