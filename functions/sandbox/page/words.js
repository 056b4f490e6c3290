/** The words of this page's chrome. */
export const words = {
  bot: '值守',
  privateTalk: '与值守私聊',
  privateAbout: '只有你和机器人',
  members: (count) => `${count} 人`,
  you: '我',
  quote: '引用',
  quoting: (name) => `回复 ${name}：`,
  drop: '取消引用',
  photo: '照片',
  removePhoto: '移除这张照片',
  typing: '值守正在处理…',
  cancel: '取消',
  sure: '确定',
  edited: '已更新',
  empty: '还没有消息。试试下面的话，或换一个身份。',
  late: (count) => `还有 ${count} 条没送到，平台恢复后会送到`,
  moved: (ticks, heard) => `时间到了：${ticks} 次到点，收到 ${heard} 条消息`,
  moving: '正在拨动时钟…',
  offline: '连不上服务，稍后自动重试',
  notHeard: '值守听不到这句话：群里只听得到 @ 和回复',
  switched: '已切换',
  choose: '请选择',
  atAll: '@所有人',
};

/** Sentences to begin with, per kind of talk. */
export const hints = {
  talk: [
    '帮助',
    '我是谁',
    '今天谁值班',
    '签到',
    '通知 今天下午有大风，请加固户外广告牌',
    '谁没回复',
    '隐患台账',
  ],
  group: ['隐患 三楼消防通道堆货', '收到', '今天谁值班', '签到', '帮助'],
};
