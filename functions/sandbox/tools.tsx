import { type Fault, faultKinds, type Switches } from './host.ts';

const faultWords: Readonly<Record<Fault['kind'], string>> = {
  none: '一切正常',
  'rate-limit': '平台限流',
  outage: '平台中断',
  'drop-after-send': '发出后丢失应答',
  slow: '平台变慢',
};

/** The clock, the faults, and what the bot gets to hear. */
export function Tools({ switches, movable }: { switches: Switches; movable: boolean }) {
  return (
    <dialog id="tools" class="tools" aria-label="时间与故障">
      <section>
        <h2>时间</h2>
        <p class="clock">
          <time data-now class="clock-time">
            –
          </time>
          <span data-today class="clock-day"></span>
        </p>
        {movable ? <Clock /> : <p class="note">已接入真实渠道，时钟与故障开关停用。</p>}
      </section>
      {movable && <Faults fault={switches.fault} />}
      <section>
        <h2>听力</h2>
        <label class="switch">
          <input id="only-mentions" type="checkbox" checked={switches.onlyMentions} />
          <span>群里只听得到 @ 和回复</span>
        </label>
        <p class="note">如同没有“读取群全部消息”权限的飞书应用。</p>
      </section>
      <button id="close-tools" class="close-tools" type="button">
        完成
      </button>
    </dialog>
  );
}

function Clock() {
  return (
    <form id="clock">
      <div class="row">
        <button type="button" data-hours="1">
          ＋1 小时
        </button>
        <button type="button" data-hours="8">
          ＋8 小时
        </button>
        <button type="button" data-morning>
          次日早八点
        </button>
      </div>
      <div class="row">
        <input id="clock-to" type="datetime-local" aria-label="拨到" />
        <button type="submit">拨到</button>
      </div>
      <p class="note">只能往前拨，途中该到点的都会到点。</p>
    </form>
  );
}

function Faults({ fault }: { fault: Fault }) {
  return (
    <section>
      <h2>故障</h2>
      <form id="faults">
        <label class="stack">
          <span class="hidden">故障种类</span>
          <select id="fault-kind">
            {faultKinds.map((kind) => (
              <option value={kind} selected={kind === fault.kind}>
                {faultWords[kind]}
              </option>
            ))}
          </select>
        </label>
        <label class="share">
          <span>比例</span>
          <input
            id="fault-share"
            type="range"
            min="0"
            max="100"
            step="5"
            value={String(fault.share * 100 || 100)}
          />
          <output id="fault-said">100%</output>
        </label>
      </form>
      <p class="note">消息会晚到，但不会丢，也不会重复。</p>
    </section>
  );
}
