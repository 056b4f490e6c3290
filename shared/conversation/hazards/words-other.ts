import type { Attachment, Card } from '../../domain/message.ts';

type Unreadable = Exclude<Attachment['kind'], 'image' | 'sticker' | 'location'>;

const kindNames: Readonly<Record<Unreadable, string>> = { audio: '语音', video: '视频', file: '文件' };

export function isUnreadable(kind: Attachment['kind']): kind is Unreadable {
  return kind === 'audio' || kind === 'video' || kind === 'file';
}

/** We say what we cannot hear or read, and who was told instead. */
export const cannotRead = (kind: Unreadable, toldWatch: boolean): Card => ({
  text: `${kindNames[kind]}我${kind === 'audio' ? '听不了' : '看不了'}，${
    toldWatch ? '已转告值班人员查看' : '现在没有值班人员的记录，请直接电话联系值班室'
  }。急事请打电话；报隐患请发文字和照片。`,
});

export const handedOver = (kind: Unreadable, from: string, where: string): Card => ({
  title: `有一条${kindNames[kind]}待查看`,
  tone: 'blue',
  text: `${from}在${where}发来一条${kindNames[kind]}，我无法识别，请到原处查看并处理。`,
});

export const classifiedRefused: Card = {
  text: '带有“秘密、机密、内部”标识的内容不能在这里传递，我没有保存。请删除该消息，改用保密规定的渠道。',
};

export const inPrivate = '私聊';
export const inGroup = (name: string): string => `群“${name}”里`;
