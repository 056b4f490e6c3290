import type { DayPage } from '../../shared/flows/console/day.ts';
import type { PendingRoster } from '../../shared/flows/console/roster-draft.ts';
import { CardView, type Desk, Form } from './card.tsx';
import { Frame, type Seen } from './frame.tsx';

/** A day that was tapped: who stands where, each to be chosen anew. Nothing holds before the difference was looked at. */
export function DayView({
  page,
  pending,
  writing,
  seen,
}: {
  page: DayPage;
  pending: PendingRoster | undefined;
  writing: boolean;
  seen: Seen;
}) {
  const { day, name, post, postName, shifts, dragged } = page;
  const desk = { ...seen.desk, back: `/console/duty/${day}?post=${encodeURIComponent(post)}` };
  const month = `/console/duty?month=${day.slice(0, 7)}&post=${encodeURIComponent(post)}`;
  return (
    <Frame title={`${name}值班`} page="duty" seen={seen}>
      <div class="title">
        <h1>
          {name} {postName || '本局'}值班
        </h1>
        <a href={month}>回到月历</a>
      </div>
      {writing && <Writing address={seen.desk.back} />}
      {pending && <Pending pending={pending} desk={seen.desk} />}
      <section class="panel" aria-labelledby="change">
        <h2 id="change">改这一天</h2>
        {dragged !== undefined && (
          <p role="status">
            已按拖动选好{dragged}，还没有改动，请按“看改动”。原来那天的班不变，要改请点那一天。
          </p>
        )}
        <p class="soft">选好后先看改动和预测，确认后才生效。已办妥的换班继续有效。</p>
        <Form desk={desk} action={`duty.roster.submit#${day}#${post}`}>
          {shifts.map((shift) =>
            shift.stands ? (
              <Shift shift={shift} choices={page.choices} />
            ) : (
              <details>
                <summary>再加{shift.name}</summary>
                <Shift shift={shift} choices={page.choices} />
              </details>
            ),
          )}
          <button type="submit" class="primary">
            看改动
          </button>
        </Form>
      </section>
    </Frame>
  );
}

function Shift({ shift, choices }: { shift: DayPage['shifts'][number]; choices: DayPage['choices'] }) {
  return (
    <fieldset class="places">
      <legend>{shift.name}</legend>
      <label>
        <span>起止时间</span>
        <input name={`f.${shift.hours.field}`} value={shift.hours.value} maxlength={30} required />
      </label>
      {shift.places.map(({ field, role, value, swappedTo }) => (
        <label>
          <span>
            {role}
            {swappedTo !== '' && `（已换给${swappedTo}）`}
          </span>
          <select name={`f.${field}`}>
            <option value="">空缺</option>
            {choices.map((choice) => (
              <option value={choice.value} selected={choice.value === value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

/** A long table is written bit by bit, and nobody has to wait for it. */
export function Writing({ address }: { address: string }) {
  return (
    <p class="panel" role="status">
      已收下的改动正在写入，下面还不是全部。您可以离开本页，或<a href={address}>刷新</a>查看。
    </p>
  );
}

/** What waits for his word: the difference, and beside it what it would bring. */
export function Pending({ pending, desk }: { pending: PendingRoster; desk: Desk }) {
  const { said, card, all, fresh, mended } = pending;
  return (
    <section class="beside" aria-label="待您确认的值班表改动">
      {said !== '' && <p class="late text">{said}</p>}
      {card && <CardView card={card} desk={desk} />}
      {card && (
        <div class="panel">
          {all.length > 0 && (
            <details>
              <summary>逐条看全部{all.length}处改动</summary>
              <p class="text">{all.join('\n')}</p>
            </details>
          )}
          <h2>改后预测</h2>
          {fresh.length === 0 && <p class="good">✓ 不会带来新的空缺、重班或休息不足。</p>}
          {fresh.length > 0 && (
            <ul>
              {fresh.map((gap) => (
                <li class="late">新问题：{gap}</li>
              ))}
            </ul>
          )}
          {mended.length > 0 && (
            <ul>
              {mended.map((gap) => (
                <li class="good">已解决：{gap}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
