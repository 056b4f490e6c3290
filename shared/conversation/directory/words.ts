import type { Card } from '../../domain/message.ts';

export const help: Card = {
  title: '值守助手',
  text: [
    '直接打字就行，例如：',
    '签到｜今天谁值班｜值班表',
    '隐患 三楼消防通道堆货（可连发照片）',
    '收到（确认最近一条通知）',
    '隐患台账｜我是谁｜绑定 编码',
    '遇到火情、有人被困，先拨119、120，再发消息。',
  ].join('\n'),
};
