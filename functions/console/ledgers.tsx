import { may } from '../../shared/domain/directory/may.ts';
import type { Day } from '../../shared/domain/time.ts';
import { type Desk, SayButton } from './card.tsx';
import type { Seen } from './frame.tsx';
import { assessLedger, caseLedgers, dutyLedgers, ledgersShown } from './words.ts';

/** Every ledger there is in chat: as a file into his chat, or as an answer on this page. */
export function Ledgers({ seen: { desk, visitor }, today }: { seen: Seen; today: Day }) {
  const month = `${Number(today.slice(5, 7))}月`;
  const mayAssess = may(visitor, 'assess');
  return (
    <section class="panel" aria-labelledby="ledgers">
      <h2 id="ledgers">台账</h2>
      <h3>隐患（以文件发到您的对话里）</h3>
      <Says desk={desk} sentences={caseLedgers} />
      <h3>值班（{month}，以文件发到您的对话里）</h3>
      <Says desk={desk} sentences={dutyLedgers(month)} />
      <p class="soft">
        别的月份在<a href="/console/duty">值班</a>页翻到那个月再导出。
      </p>
      {mayAssess && (
        <>
          <h3>预警研判（本年，以文件发到您的对话里）</h3>
          <Says desk={desk} sentences={assessLedger} />
        </>
      )}
      <h3>在本页回答</h3>
      <Says desk={desk} sentences={ledgersShown} />
      <p class="soft">
        各通知的回执在<a href="/console/alerts">通知</a>页，打开后可导出为工作簿；突发事件在
        <a href="/console/incidents">突发事件</a>页。
      </p>
    </section>
  );
}

function Says({ desk, sentences }: { desk: Desk; sentences: readonly (readonly [string, string])[] }) {
  return (
    <div class="actions">
      {sentences.map(([text, label]) => (
        <SayButton desk={desk} text={text} label={label} />
      ))}
    </div>
  );
}
