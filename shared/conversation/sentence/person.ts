import type { KnownName } from '../utterance.ts';
import { namesIn } from './names.ts';
import { surname, title } from './surnames.ts';

export interface PersonHit {
  readonly name: string;
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
}

const han = '[\\u4e00-\\u9fff]';

/** 刘局, 张经理, 老李, 小马. */
const called = new RegExp(
  `(?<!${han}(?=[安万华成常方关]))(${surname}${title})|((?:老|小|阿)${surname}(?!${han}?[店区时心型学品吃型车屋]))`,
  'g',
);

/** What a name follows, and what follows a name. */
const before =
  '昨[天晚日]|今[天晚早日]|归|钥匙给|管理员|值班员|值班人员|值守人员|带班领导|值班领导|保安|当班|[早中晚夜白]班的?|责任人|整改人|负责人|联络员|联系人|值班|带班|副班|签到|报到|打卡|到岗|接班|我是|我叫|换给|转给|交给|移交给|移交|已交|调给|派给|改成|换成|改为|换为|更换为|变更为|新的是|新人是|代|由|替|帮|和|跟|与|给|找|让(?!路|开)|姓名|@|^|[\\s,.:;/()-]';
const after = `(?=$|[\\s,.:;!?/()\\d⇄@-]|已|在(?!线)|到|换|对|调|签|值|的|了|说|电|来|接|替|代|顶|倒|收|知|负|同意|也|去|现|从|那|他|她|于|打|回|请|处|岗|带班|跟|和|早|晚|[今明][天日晚早晨后年]|后天|[一二两三四五六七八九十]{1,2}点)`;
const named = new RegExp(`(?:${before})[\\s:]?(?:员|的?是)?\\s?(${surname}${han}{1,2}?)${after}`, 'g');

/** Everyday words that begin like a name. */
const noNames = new Set(
  (
    '马上 马路 方便 方案 方向 方式 高空 高温 高处 高层 高压 高峰 高度 周一 周二 周三 周四 周五 周六 周日 周天 周末 周边 周围 周期 ' +
    '江边 江北 江南 安全 安排 安检 安装 安静 石油 石化 石头 成品 成立 成功 成都 向上 向下 任何 任务 任意 常见 常用 常态 常开 常闭 ' +
    '关于 关闭 关门 关上 关掉 关好 关键 万一 万元 万达 万汇 万象 余下 毛病 毛巾 水泵 严重 严格 严禁 严防 包括 包装 包厢 包含 武警 武汉 ' +
    '温度 温馨 华联 华润 华为 单位 白班 白天 白色 夏季 夏天 许可 许多 何时 何地 何人 龙湖 龙虾 陆续 付款 左右 左侧 章节 连续 连接 ' +
    '简单 简直 施工 于是 雷雨 雷电 雷击 汤锅 顾客 洪水 洪涝 梅雨 范围 钟头 程序 程度 黄色 黄金 蓝色 应急 马桶 段落 齐全 齐心 沈阳 ' +
    '郭外 田间 陈列 陈旧 戴好 康复 时间 曾经 项目 钱款 姜片 林业 林场 尤其 车库 宋体 董事 孔洞 强电 弱电 申请 现场 古城 毕竟 毕业 沙袋 沙发 沙子 沙县 舒服 舒适 符合 桑拿 柏油 柴油 柴火 卓越 宁可 宁愿 苗圃 甘肃 鞠躬 艾草 ' +
    '历史 费用 费电 费劲 谈话 谈判 谈谈 谈到 席位 席地 季度 季节 童装 童车 吉祥 吉他 吉林 曲线 曲臂 储罐 储藏 储物 储存 储备 储气 宫灯 贝壳 盛放 尚未 尚无 尚有 尚需 尚可 冷库 冷柜 冷链 冷冻 冷静 冷菜 冷藏 冷气 冷空 辛苦 荣誉 荣获 党员 党委 党支 党建 党组 史上 史无'
  ).split(' '),
);

/** Everybody a sentence names: known people first, then whoever stands where a name stands. */
export function peopleIn(
  plain: string,
  known: readonly KnownName[],
  mentions: readonly string[],
): readonly PersonHit[] {
  const certain = namesIn(plain, known);
  const told = mentions.flatMap((name) => mentioned(plain, name, known));
  const guessed = [...guesses(plain, named), ...guesses(plain, called)].map((one) => ({
    ...one,
    ids: idsExactly(one.name, known),
  }));
  return [...told, ...certain, ...guessed]
    .filter(
      (one, at, every) =>
        !every.some((other, earlier) => earlier < at && other.start < one.end && one.start < other.end),
    )
    .sort((one, other) => one.start - other.start);
}

function mentioned(plain: string, name: string, known: readonly KnownName[]): PersonHit[] {
  const start = plain.indexOf(`@${name}`);
  return start < 0
    ? []
    : [{ name, ids: idsExactly(name, known), start: start + 1, end: start + 1 + name.length }];
}

function guesses(plain: string, pattern: RegExp): Omit<PersonHit, 'ids'>[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? '';
    if (noNames.has(name.slice(0, 2))) return [];
    const start = (match.index ?? 0) + match[0].lastIndexOf(name);
    return [{ name, start, end: start + name.length }];
  });
}

function idsExactly(name: string, known: readonly KnownName[]): readonly string[] {
  return namesIn(name, known).find((hit) => hit.name === name)?.ids ?? [];
}
