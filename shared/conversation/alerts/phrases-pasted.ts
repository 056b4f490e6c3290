import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';

const isBureau = ({ context }: Sentence) =>
  context.roles.some((role) => role === 'administrator' || role === 'officer' || role === 'leader');

/** 【演练】通知 …, 【演练】转发预警 …: the mark may stand before the command, which makes it no cry. */
export function drilled(sentence: Sentence): Intent | undefined {
  const head = /^\s*[【[(（](?:演练|演习)[】\])）][\s:：]*(通知|转发(?:一下)?预警)[\s:：,，]+(?=\S)/.exec(
    sentence.said,
  );
  if (!head || !isBureau(sentence)) return undefined;
  const text = `【演练】${sentence.said.slice(head[0].length)}`;
  return surely(head[1] === '通知' ? 'alert.notice' : 'alert.forward', { text });
}

const response =
  /(?:启动|终止|结束|提升|提级|降低|调整|解除)[^,.?]{0,16}(?:[ⅠⅡⅢⅣ一二三四1-4]|I{1,3}V?|IV)级?[^,.?]{0,6}应急响应|应急响应[^,.?]{0,8}(?:启动|终止|结束|提升|降低|调整)/;

/** A headquarters' response, whatever it was passed on as: no colour makes one, and it is no warning. */
export function responseSaid(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (!isBureau(sentence) || plain.length > 300 || /[红橙黄蓝]色|[?]|吗$|怎么|什么|哪|^通知/.test(plain))
    return undefined;
  if (!/^(?:转发|请|现在|经|[^\s,.:]{2,16}(?:指挥部|防指|应急委)|启动|终止|结束|提升|降低|调整)/.test(plain))
    return undefined;
  return response.test(plain) ? surely('weather.response', { text: said }) : undefined;
}

const office =
  /^\[?[^\s,.?]{2,30}(?:气象[台局站]|水文局|海洋预报台|自然资源局|应急管理局|指挥部)[^?]{0,40}(?:发布|更新|变更|升级|继续|解除|降级|将)[^?]{0,30}[红橙黄蓝白]色[^?]{0,10}预警/;

/** An office's own words, alone with the bot: they come to a preview as if 转发预警 stood before them. */
export function officePasted(sentence: Sentence): Intent | undefined {
  const { plain, said, utterance } = sentence;
  if (!isBureau(sentence) || utterance.inGroup || utterance.forwarded) return undefined;
  if (plain.length < 18 || /[?]|吗$|怎么|什么时候/.test(plain) || !office.test(plain)) return undefined;
  return surely('alert.forward', { text: said });
}
