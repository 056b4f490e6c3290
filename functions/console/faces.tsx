import type { Card } from '../../shared/domain/message.ts';
import type { Face, Faces } from '../../shared/flows/console/faces.ts';
import { toneWords } from './words.ts';

/** How it reads on each platform, in a group and in a private talk. */
export function FacesView({ faces, open }: { faces: Faces; open: boolean }) {
  return (
    <details class="faces" open={open}>
      <summary>各平台看到的样子</summary>
      <Row label="群里" faces={faces.inGroup} />
      <Row label="单独通知联络员" faces={faces.alone} />
    </details>
  );
}

function Row({ label, faces }: { label: string; faces: readonly Face[] }) {
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      <ul class="mouths">
        {faces.map((face) => (
          <li>
            <p class="soft">
              {face.name}
              {face.off && '（未接入）'}
            </p>
            {face.mute ? <p class="empty">不能主动私发，改由别的平台或电话通知。</p> : <Shown face={face} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A head in the tone's colour where the platform has cards; the words line by line where it has words only. */
function Shown({ face: { channel, card, buttons } }: { face: Face }) {
  const { title, tone, text, fields = [], actions = [] } = card;
  return (
    <div class={`mouth ${channel} tone-${tone ?? 'none'}`}>
      {title !== undefined && (
        <p class="head-line">
          {marked(channel, tone)}
          {title}
        </p>
      )}
      <p class="text">{text}</p>
      {fields.map(({ label, value }) => (
        <p class="field">
          {label}：{value}
        </p>
      ))}
      {buttons && actions.length > 0 && (
        <p class="keys">
          {actions.map(({ label }) => (
            <span>{label}</span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Plain words have no colour: there the title says it, as it stands. */
function marked(channel: string, tone: Card['tone']) {
  return tone && tone !== 'blue' && channel !== 'wechat' && <span class="tone">{toneWords[tone]}</span>;
}
