import type { Track } from '../../domain/alerts/typhoon.ts';
import { dayOf, MINUTE_MS } from '../../domain/time.ts';
import { type Answer, askSource, type Failure } from './http.ts';
import { type QweatherAccount, tokenOf } from './qweather.ts';
import { broken, jsonOf, type Known, type Source, type Told } from './source.ts';
import { type Named, readTyphoonList, readTyphoonView } from './typhoon-nmc.ts';
import { readStormList, readStormTrack } from './typhoon-qweather.ts';
import { readZjInfo, readZjList } from './typhoon-zj.ts';

const intervalMs = 30 * MINUTE_MS;
/** There were never so many at once. */
const mostStorms = 6;

/** How a service is asked for the storms of a year and for one of them, and how both answers are read. */
interface Service {
  list(known: Known): { url: string; headers?: Record<string, string> };
  view(storm: Named, known: Known): { url: string; headers?: Record<string, string> };
  readList(text: string): readonly Named[] | undefined;
  readView(text: string, storm: Named): Track | undefined;
}

function typhoons(name: string, service: Service): Source {
  return { name, intervalMs, ask: (known) => askStorms(service, known) };
}

async function askStorms(service: Service, known: Known): Promise<Told> {
  const answer = await askSource(service.list(known));
  if (answer.kind === 'same') return answer;
  if (answer.kind === 'failed') return answer;
  const storms = service.readList(answer.text)?.filter(({ active }) => active);
  if (!storms) return broken();
  const tracks: Track[] = [];
  const lost: { readonly storm: Named; readonly failure: Failure }[] = [];
  for (const storm of storms.slice(0, mostStorms)) {
    const track = trackOf(await askSource(service.view(storm, known)), service, storm);
    if ('kind' in track) lost.push({ storm, failure: track });
    else tracks.push(track);
  }
  // One storm that cannot be had hides none of the others.
  const [first] = lost;
  if (first && tracks.length === 0) return first.failure;
  const unread = lost.map(({ storm }) => ({ id: storm.id, text: storm.name }));
  return { kind: 'told', bulletins: [], tracks, unread };
}

function trackOf(answer: Answer, { readView }: Service, storm: Named): Track | Failure {
  if (answer.kind === 'failed') return answer;
  return (answer.kind === 'body' ? readView(answer.text, storm) : undefined) ?? broken();
}

/** Only with the site's written permission. Its file names and JSONP are its pages' own. */
export function nmcTyphoons(base: string): Source {
  const at = (name: string) => ({ url: `${base}/weatherservice/typhoon/jsons/${name}` });
  return typhoons('typhoon', {
    list: () => at('list_default'),
    view: ({ id }) => at(`view_${id}`),
    readList: readTyphoonList,
    readView: readTyphoonView,
  });
}

/** Only with the site's written permission. */
export function zjTyphoons(base: string): Source {
  return typhoons('zj', {
    list: ({ now }) => ({ url: `${base}/Api/TyphoonList/${dayOf(now).slice(0, 4)}` }),
    view: ({ id }) => ({ url: `${base}/Api/TyphoonInfo/${id}` }),
    readList: (text) => readZjList(jsonOf(text)),
    readView: (text) => readZjInfo(jsonOf(text)),
  });
}

export function qweatherStorms(account: QweatherAccount): Source {
  const at = (path: string, { wallMs }: Known) => ({
    url: `${account.base}${path}`,
    headers: { authorization: `Bearer ${tokenOf(account, wallMs)}` },
  });
  return typhoons('storm', {
    list: (known) => at(`/v7/tropical/storm-list?basin=NP&year=${dayOf(known.now).slice(0, 4)}`, known),
    view: ({ id }, known) => at(`/v7/tropical/storm-track?stormid=${encodeURIComponent(id)}`, known),
    readList: (text) => readStormList(jsonOf(text)),
    readView: (text, storm) => readStormTrack(jsonOf(text), storm),
  });
}
