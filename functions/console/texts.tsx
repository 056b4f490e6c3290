import type { TextShown, Texts } from '../../shared/flows/console/texts.ts';
import { type Desk, Form } from './card.tsx';
import { Frame, type Seen } from './frame.tsx';

/** What the office may word itself; each change is an edition, and the one before stays to be read. */
export function TextsPage({ texts, mayEdit, seen }: { texts: Texts; mayEdit: boolean; seen: Seen }) {
  return (
    <Frame title="文案与清单" page="settings" seen={seen}>
      <div class="title">
        <h1>文案与清单</h1>
        <a href="/console/settings">设置</a>
      </div>
      <section class="panel" aria-labelledby="lists">
        <h2 id="lists">自查清单</h2>
        {texts.lists.map((list) => (
          <Text text={list}>{mayEdit && <EditList list={list} desk={seen.desk} />}</Text>
        ))}
      </section>
      <section class="panel" aria-labelledby="duties">
        <h2 id="duties">时段提醒的要求</h2>
        {texts.duties.length === 0 && <p class="soft">还没有改过，都用系统自带的文案，推演时可以看到。</p>}
        {texts.duties.map((one) => (
          <Text text={one} />
        ))}
        {mayEdit && <EditDuties periods={texts.periods} desk={seen.desk} />}
      </section>
    </Frame>
  );
}

function Text({ text, children }: { text: TextShown; children?: unknown }) {
  const { name, edition, past } = text;
  return (
    <article>
      <h3>
        {name} <span class="soft">第{edition + 1}版</span>
      </h3>
      <p>{text.text}</p>
      {past.length > 0 && (
        <details>
          <summary>以前的版本</summary>
          <ul>
            {past.map(({ at, who, text: words }) => (
              <li>
                <span class="soft">
                  {at} {who}
                </span>{' '}
                {words === '' ? '改回系统自带' : words}
              </li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </article>
  );
}

function EditList({ list: { code, name, text, edition }, desk }: { list: TextShown; desk: Desk }) {
  return (
    <div class="actions">
      <details class="ask inline">
        <summary>修改{name}清单</summary>
        <Form desk={desk} action="alert.text##list">
          <input type="hidden" name="f.kind" value={code} />
          <Wording label="一行一条" rows={6} most={600} text={text.replaceAll('；', '\n')} />
        </Form>
      </details>
      {edition > 0 && (
        <details class="ask inline">
          <summary class="plain">改回系统自带</summary>
          <Form desk={desk} action="alert.text##restore">
            <input type="hidden" name="f.kind" value={code} />
            <p class="confirm">
              {name}
              清单现在的{text.split('；').length}条将换成系统自带的，作为第{edition + 2}
              版。现在的留在“以前的版本”里，可以再抄回来。
            </p>
            <button type="submit">改回系统自带</button>
          </Form>
        </details>
      )}
    </div>
  );
}

function EditDuties({ periods, desk }: { periods: readonly string[]; desk: Desk }) {
  return (
    <details class="ask">
      <summary class="plain">修改时段要求</summary>
      <Form desk={desk} action="alert.text##words">
        <label>
          <span>时段</span>
          <select name="f.period">
            {periods.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          <span>什么时候的提醒</span>
          <select name="f.phase">
            <option value="节前">节前</option>
            <option value="期间">期间</option>
          </select>
        </label>
        <Wording label="要求单位做什么" rows={4} most={300} />
      </Form>
    </details>
  );
}

interface WordingProps {
  readonly label: string;
  readonly rows: number;
  readonly most: number;
  readonly text?: string;
}

/** What a form words anew, and its button. */
function Wording({ label, rows, most, text = '' }: WordingProps) {
  return (
    <>
      <label>
        <span>{label}</span>
        <textarea name="f.text" rows={rows} maxlength={most} required>
          {text}
        </textarea>
      </label>
      <button type="submit" class="primary">
        保存为新版本
      </button>
    </>
  );
}
