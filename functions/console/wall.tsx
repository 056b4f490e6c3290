import type { AlertCounted } from '../../shared/flows/console/answers.ts';
import type { Wall } from '../../shared/flows/console/wall.ts';
import { Bar } from './chart.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { WallIncidents } from './incidents.tsx';
import { WallCases, WallPeriods, WallQueues, WallWatch } from './wall-parts.tsx';
import { toneShapes, toneWords } from './words.ts';

/** For a screen on the wall: it fetches its middle again and again, and says loudly when it cannot. */
export function WallPage({ wall, seen }: { wall: Wall; seen: Seen }) {
  return (
    <Frame title="值守大屏" page="wall" seen={seen} wide>
      <h1 class="hidden">值守大屏</h1>
      <noscript>
        <p class="stale">浏览器关闭了脚本，本页不会自动更新，请手动刷新。</p>
      </noscript>
      <p id="stale" class="stale" role="alert" hidden></p>
      <div id="live" data-live="/console/wall/part" data-every="10">
        <WallPart wall={wall} />
      </div>
    </Frame>
  );
}

/** What changes. */
export function WallPart({ wall }: { wall: Wall }) {
  return (
    <div class="wall">
      <header class="wall-head">
        <p>
          <strong>{wall.bureau}</strong> {wall.day}
        </p>
        <p>
          数据截至 <time class="now">{wall.clock}</time>
        </p>
      </header>
      <WallIncidents incidents={wall.incidents} />
      <WallPeriods running={wall.running} next={wall.next} />
      <section class="tile alerts" aria-labelledby="w-alerts">
        <h2 id="w-alerts">预警和通知</h2>
        {wall.alerts.rows.length === 0 && (
          <Empty say="通知 今晚有大风，请加固户外广告牌">现在没有等待确认的通知。</Empty>
        )}
        {wall.alerts.rows.map((alert) => (
          <WallAlert alert={alert} />
        ))}
        <MoreAlerts more={wall.alerts.more} />
      </section>
      <WallWatch watch={wall.watch} />
      <WallCases cases={wall.cases} />
      <WallQueues queues={wall.queues} />
      <section class="tile news" aria-labelledby="w-news">
        <h2 id="w-news">最新动态</h2>
        {wall.news.length === 0 && <Empty say="帮助">还没有动态。</Empty>}
        <ol>
          {wall.news.map(({ at, what, of, who }) => (
            <li>
              <time>{at}</time>
              <b>{what}</b>
              <span>{of}</span>
              <span class="soft">{who}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** What is out besides those that are counted. */
export function MoreAlerts({ more }: { more: number }) {
  if (more === 0) return null;
  return (
    <p class="soft">
      另有{more}项正在确认，见<a href="/console/alerts">通知</a>
    </p>
  );
}

function WallAlert({ alert }: { alert: AlertCounted }) {
  const { id, name, tone, confirmed, asked, streets, sent, due, isLate, asks, isWarning } = alert;
  return (
    <article class={`out tone-${tone}`}>
      <h3>
        <span class="tone">
          {isWarning ? (
            <>
              <span aria-hidden="true">{toneShapes[tone]}</span> {toneWords[tone]}
            </>
          ) : (
            '通知'
          )}
        </span>
        <a href={`/console/alerts/${id}`}>{name}</a>
      </h3>
      <p class="soft">
        {isLate && (
          <>
            <b class="late">已过期限</b>，
          </>
        )}
        {sent}发出{asks && due !== '' && `，${due}前确认`}
      </p>
      {asks && (
        <p class="count">
          <strong>{confirmed}</strong>/{asked} 家已确认
        </p>
      )}
      <Streets streets={streets} />
    </article>
  );
}

/** More cannot be read from afar; those who still owe an answer come before those who do not. */
const mostStreets = 11;

function Streets({ streets }: Pick<AlertCounted, 'streets'>) {
  const [owing, done] = [
    streets.filter(({ asked, confirmed }) => confirmed < asked),
    streets.filter(({ asked, confirmed }) => confirmed >= asked),
  ];
  const inTurn = [...owing, ...done];
  const rest = inTurn.slice(mostStreets);
  const sum = (of: 'asked' | 'confirmed') => rest.reduce((all, street) => all + street[of], 0);
  return (
    <ul class="streets">
      {inTurn.slice(0, mostStreets).map((one) => (
        <Street {...one} />
      ))}
      {rest.length > 0 && (
        <Street street={`其余${rest.length}个街道`} confirmed={sum('confirmed')} asked={sum('asked')} />
      )}
    </ul>
  );
}

function Street({ street, confirmed, asked }: AlertCounted['streets'][number]) {
  return (
    <li>
      <span>{street}</span>
      <Bar part={confirmed} whole={asked} />
      <b>
        {confirmed}/{asked}
      </b>
    </li>
  );
}
