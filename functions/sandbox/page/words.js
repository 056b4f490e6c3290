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

const office = [
  '帮助',
  '今天谁值班',
  '签到',
  '通知 今天下午有大风，请加固户外广告牌',
  '谁没回复',
  '隐患台账',
  '后台',
  '我是谁',
];

/** Sentences to begin with: alone with the bot by what somebody is, in a group for all. */
export const hints = {
  administrator: office,
  officer: office,
  leader: ['帮助', '今天谁值班', '签到', '谁没回复', '隐患台账', '我是谁'],
  street: ['帮助', '隐患台账', '谁没回复', '待核实', '隐患 巡查发现广告牌松动', '我是谁'],
  liaison: ['隐患 三楼消防通道堆货', '收到', '隐患台账', '今天谁值班', '帮助', '我是谁'],
  guest: ['隐患 路口广告牌松动', '着火了 三楼有人被困', '帮助', '我是谁'],
  group: ['隐患 三楼消防通道堆货', '收到', '今天谁值班', '签到', '帮助'],
};
