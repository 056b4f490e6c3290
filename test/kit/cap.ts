/** A CAP 1.2 document of a town that does not exist, as publishers here fill them in. */
export interface CapParts {
  readonly id?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly type?: 'Alert' | 'Update' | 'Cancel' | 'Ack';
  readonly scope?: string;
  readonly references?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly expires?: string;
  readonly code?: string;
  readonly severity?: string;
  readonly infos?: string;
  readonly head?: string;
}

let count = 0;

export function capOf(parts: CapParts = {}): string {
  count += 1;
  const { id = `99010141600000_2026051209${String(count).padStart(4, '0')}`, type = 'Alert' } = parts;
  const { sent = '2026-05-12T09:10:00+08:00', status = 'Actual', scope = 'Public', references = '' } = parts;
  return `<?xml version="1.0" encoding="UTF-8"?>${parts.head ?? ''}<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>${id}</identifier><sender>Linjiang</sender><sent>${sent}</sent><status>${status}</status>
<msgType>${type}</msgType><scope>${scope}</scope><note/><references>${references}</references>
${parts.infos ?? infosOf(parts)}</alert>`;
}

function infosOf(parts: CapParts): string {
  const {
    headline = '临江区气象台发布暴雨红色预警信号[Ⅰ级/特别严重]',
    description = '临江区气象台2026年05月12日09时10分发布暴雨红色预警信号：过去3小时降雨量已达100毫米，请做好防范。',
    expires = '2026-05-12T21:10:00+08:00',
    code = '990101000000',
    severity = 'Extreme',
  } = parts;
  const common = `<urgency>Unknown</urgency><severity>${severity}</severity><certainty>Unknown</certainty>
<expires>${expires}</expires>`;
  return `<info><language>en-US</language><category>Met</category><event>rainstorm</event>${common}
<senderName>Zhang San</senderName><headline>A red warning signal</headline></info>
<info><language>zh-CN</language><category>Met</category><event>暴雨</event>${common}
<senderName>张三</senderName><headline>${headline}</headline><description>${description}</description>
<instruction>停止集会、停课、停业（除特殊行业外）。</instruction><area><areaDesc>临江</areaDesc>
<geocode><valueName>CPEAS Geographic Code</valueName><value>${code}</value></geocode></area></info>`;
}
