import { dont, leftNoName, noName } from './plea.ts';

/** What makes 举报 a thing that is spoken of, and no act of the speaker. */
const spokenOf =
  '(?!的(?!是)|人(?!员)|过|了[吗没]|[进结][度展果]|情况|记录|台账|清单|统计|电话|奖励|有奖|制度|投诉(?:中心|电话)|平台|方式|办法|渠道|材料|线索办理|箱|信箱)';
const act = `(?:(?:投诉|检举)?举报|检举)${spokenOf}`;

/** Where a clause begins with it, whatever greeting stands before. */
const opening = `(?:^|[,.!?;:\\s])(?:你好|您好|领导|同志|老师|请问|各位|这里|我们?|在这里?|想|要|来|现在|可以|需要|偷偷|悄悄|私下)*(?:匿名|实名)?(?:向你们)?${act}`;
/** Or somebody says that he does it; 有人要举报我们 and 接群众举报 are others. */
const own = `(?<!(?:有人|谁|别人|他|她|他们|她们|对方|顾客|群众|商户|不|没|别|勿)[^,.]{0,2})(?:要|想|来|需要|[给跟向](?:你们|您)|匿名|实名|私下|悄悄|偷偷)(?:匿名|实名)?(?:在这里?)?${act}`;
const byStaff = `(?<![有接被到])(?:员工|本人)(?:匿名|实名)?${act}`;

/** What he fears if he is known, and how else he asks not to be: beside a hazard. */
export const fearful =
  '(?<=^|[,.!?;:，。！？；：\\s])(?:请|要|要求|需要|务必|注意)?保密(?:举报|反映|上报)?(?=$|[,.!?;:，。！？；：\\s])|别往外(?:传|说)|不落名|兜着|别叫[^,，。]{0,4}知道|(?:名字|姓名)(?:别|不能|莫)(?:带|写|留|露)|不(?:报|敢用|用)(?:实|真)名|替我守住|不能给[^,，。]{0,4}(?:看见|知道)|莫提我|别写来源|当没听过|不敢(?:实名|留名|署名|说名字)|怕(?:被|他们|老板)?(?:开除?|辞|报复|打击|穿小鞋|找我?麻烦|丢(?:了)?(?:工作|饭碗))|饭碗|瞒着|(?:知道|晓得|查到|查出来|猜到)是我(?!们)|(?:不|别)(?:要)?(?:写|留|报|署|提|登|透|漏|讲|供出?)(?:出)?(?:是)?我(?!们)|(?:求|能|能不能|可以|麻烦|一定|千万)[^,.]{0,4}保密';

const nameless = '匿名(?:反映|举报|投诉|说|报|上报|提)';
const notByMe =
  '(?:别|不要|(?<!能)不能|千万别|请勿|勿)(?:说|让|告诉|透露|提|暴露|泄露|写|留|公开|署).{0,10}(?:我|名字|谁)';
const keepIt =
  '(?:替我|给我|帮我|请).{0,2}保密|不想(?:被|让).{0,6}知道|(?:保护|隐去).{0,6}(?:举报人|我的(?:身份|名字|信息))';

const secret = new RegExp([opening, own, byStaff, nameless, notByMe, noName, keepIt].join('|'));
const ofTheTrade =
  /(?:收到|接到?)(?:一[条起个])?.{0,6}举报|举报.{0,4}(?:有奖|电话多少|处理情况|怎么)|大家.{0,6}举报|欢迎|鼓励|[?]$/;

/** Whether he reports somebody and must not be named for it. In doubt he is protected. */
export function asksForSecrecy(plain: string): boolean {
  return secret.test(plain) && !ofTheTrade.test(plain);
}

const notToThem = new RegExp(
  `${dont}(?:告诉|让|跟|和|给)[^,.]{0,3}(?:老板|经理|店长|领导|主管|单位|公司|物业|他们|业主)|(?:别|不要)说是[^,.]{1,8}(?:说|讲|报|反映|举报)的|${leftNoName}|(?:偷偷|悄悄|私下)(?:地)?(?:跟|给|和|向)?你们?(?:说|讲|反映|报告)`,
);

const afraid = new RegExp(fearful);

/** Words that people also say of other things: a plea beside a hazard. */
export function hintsAtSecrecy(plain: string): boolean {
  return notToThem.test(plain) || afraid.test(plain);
}
