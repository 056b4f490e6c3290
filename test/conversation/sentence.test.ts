import { describe, expect, test } from 'vitest';
import { timesIn } from '../../shared/conversation/sentence/clock.ts';
import { datesIn } from '../../shared/conversation/sentence/date.ts';
import { countIn, daysSpanIn, phonesIn, referenceIn } from '../../shared/conversation/sentence/figures.ts';
import { numberFrom } from '../../shared/conversation/sentence/number.ts';
import { peopleIn } from '../../shared/conversation/sentence/person.ts';
import { placeIn } from '../../shared/conversation/sentence/place.ts';
import { plain } from '../../shared/conversation/sentence/plain.ts';
import { unitsIn } from '../../shared/conversation/sentence/unit.ts';
import { day, dayFrom, plusDays } from '../../shared/domain/time.ts';
import { known, rows } from './listening.ts';

const thursday = day('2026-09-24');

test.each([
  ['1', 1],
  ['１２', 12],
  ['一', 1],
  ['壹', 1],
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['廿五', 25],
  ['一百零三', 103],
  ['二〇二六', 2026],
  ['', undefined],
  ['多', undefined],
])('the number %s is %s', (text, expected) => {
  expect(numberFrom(plain(text))).toBe(expected);
});

describe('a plain sentence is as long as the typed one', () => {
  test.each([
    ['已到崗', '已到岗'],
    ['簽到', '签到'],
    ['ＹＨ－２０２６－００３１', 'YH-2026-0031'],
    ['签道', '签到'],
    ['己到岗', '已到岗'],
    ['自己到岗', '自己到岗'],
    ['報一個隱犯', '报一个隐患'],
    ['知己', '知己'],
    ['喂领导三楼', ' 领导三楼'],
    ['壞了①個', '坏了1个'],
  ])('%s', (said, expected) => {
    expect(plain(said)).toBe(expected);
    expect(plain(said)).toHaveLength(said.length);
  });
});

test.each([
  ['10.1 周四', '2026-10-01', undefined],
  ['10月1日', '2026-10-01', undefined],
  ['十月二号', '2026-10-02', undefined],
  ['2026年10月1日', '2026-10-01', undefined],
  ['2026年10月1日至7日', '2026-10-01', '2026-10-07'],
  ['2026年12月20日到2027年1月5日', '2026-12-20', '2027-01-05'],
  ['2026年12月20日至1月5日', '2026-12-20', '2027-01-05'],
  ['2027-01-12到2027-01-16', '2027-01-12', '2027-01-16'],
  ['2027.1.12-1.16', '2027-01-12', '2027-01-16'],
  ['2026年10月1日至18点', '2026-10-01', undefined],
  ['10月1日至7日', '2026-10-01', '2026-10-07'],
  ['10.1-10.7', '2026-10-01', '2026-10-07'],
  ['今天', '2026-09-24', undefined],
  ['今晚', '2026-09-24', undefined],
  ['明天', '2026-09-25', undefined],
  ['大后天', '2026-09-27', undefined],
  ['昨晚', '2026-09-23', undefined],
  ['三号', '2026-10-03', undefined],
  ['24号', '2026-09-24', undefined],
  ['下周三', '2026-09-30', undefined],
  ['周五', '2026-09-25', undefined],
  ['周三', '2026-09-30', undefined],
  ['这周末', '2026-09-26', '2026-09-27'],
  ['上周一', '2026-09-14', undefined],
  ['国庆第二天', '2026-10-02', undefined],
  ['元旦当天', '2027-01-01', undefined],
  ['月底', '2026-09-30', undefined],
  ['1月3日', '2027-01-03', undefined],
  ['8月30日', '2026-08-30', undefined],
  ['31号', '2026-10-31', undefined],
])('%s is %s', (said, expected, until) => {
  const [hit] = datesIn(said, thursday).hits;
  expect([hit?.day, hit?.until]).toEqual([expected, until]);
});

test.each([
  '3号扶梯',
  '2号门',
  '3.5米',
  '9:10',
  '三楼',
  '天天加班',
  '13800001234',
  '今天堂'.slice(2),
  '第3号仓库',
  '1.灭火器',
])('%s names no day', (said) => {
  expect(datesIn(said, thursday).hits).toEqual([]);
});

test('a day that does not exist is told, not bent into another', () => {
  expect(datesIn('限2月30日前整改', thursday)).toEqual({ hits: [], noSuchDay: '2月30日' });
  expect(datesIn('11.31 张伟', thursday)).toEqual({ hits: [], noSuchDay: '11.31' });
});

test('every day that is read exists, on whatever day it is read', () => {
  const phrases = [...rows('phrases.tsv'), ...rows('phrases-own.tsv'), ...rows('phrases-more.tsv')].map(
    ({ phrase }) => plain(phrase),
  );
  const spoken = Array.from({ length: 40 }, (_, at) => [
    `${at}号`,
    `${at}月${at}日`,
    `${at}.${at}`,
    `国庆第${at}天`,
    `2月${at}号到${at + 3}号`,
  ]).flat();
  for (let ahead = 0; ahead < 800; ahead += 37) {
    const today = plusDays(thursday, ahead);
    for (const phrase of [...phrases, ...spoken]) {
      for (const hit of datesIn(phrase, today).hits)
        expect([hit.day, hit.until ?? hit.day].map(dayFrom)).toEqual([hit.day, hit.until ?? hit.day]);
    }
  }
});

test.each([
  ['8点', '08:00'],
  ['08:02', '08:02'],
  ['9点10', '09:10'],
  ['14时20分', '14:20'],
  ['七点五十五', '07:55'],
  ['下午4点', '16:00'],
  ['早上八点半', '08:30'],
  ['今晚12点', '24:00'],
  ['晚上10点', '22:00'],
  ['16时', '16:00'],
  ['九点一刻', '09:15'],
  ['25点', undefined],
  ['10:75', undefined],
  ['3小时', undefined],
])('the time in %s is %s', (said, expected) => {
  expect(timesIn(plain(said))[0]?.time).toBe(expected);
});

test.each([
  ['2号门旁边两个', 2],
  ['停了六辆电动车', 6],
  ['坏了１个', 1],
  ['壹处', 1],
  ['三楼', undefined],
  ['积水十公分', undefined],
  ['两天内', undefined],
  ['第三个', undefined],
  ['1人受伤', 1],
])('the count in %s is %s', (said, expected) => {
  expect(countIn(plain(said))).toBe(expected);
});

test.each([
  ['三天内整改', 3],
  ['两天内', 2],
  ['延期5天', 5],
  ['一周内', 7],
  ['再给三天时间', 3],
  ['下周三', undefined],
  ['过期三天了', undefined],
])('%s is %s days', (said, expected) => {
  expect(daysSpanIn(plain(said))).toBe(expected);
});

test.each([
  ['YH-2026-0031 属实', 'YH-2026-0031'],
  ['yh20260031整改完成', 'YH20260031'],
  ['0031复查', '0031'],
  ['31号整改完毕', '31'],
  ['003号派给永辉', '003'],
  ['编号31', '31'],
  ['3号扶梯异响', undefined],
  ['2号门', undefined],
  ['13800000001', undefined],
  ['9月31日', undefined],
])('%s is about the case %s', (said, expected) => {
  expect(referenceIn(plain(said), false)).toBe(expected);
});

test.each([
  ['电话13800000001', ['13800000001']],
  ['138 0000 0001', ['13800000001']],
  ['0415-1234567', ['0415-1234567']],
  ['2026100108', []],
])('the telephone in %s', (said, expected) => {
  expect(phonesIn(plain(said))).toEqual(expected);
});

test.each([
  ['负一层配电箱没关门', '负一层'],
  ['3号扶梯异响', '3号扶梯'],
  ['二楼东侧走廊尽头', '二楼东侧走廊尽头'],
  ['位置在B2层停车场C区', 'B2层停车场C区'],
  ['14:00三楼起火', '三楼'],
  ['员工宿舍电动车在楼道充电', '员工宿舍楼道'],
  ['安全出口堵了', undefined],
  ['大家好', undefined],
])('the place in %s is %s', (said, expected) => {
  expect(placeIn(plain(said))).toBe(expected);
});

test.each([
  ['值班签到 张伟', '张伟'],
  ['交给小王', '小王'],
  ['责任人张经理', '张经理'],
  ['带班领导刘局到岗', '刘局'],
  ['和欧阳明换班', '欧阳明'],
  ['通知陈经理，高温要注意', '陈经理'],
  ['万汇广场的信息联络员换成王小明 13900001234', '王小明'],
  ['联络员换成李春今，电话13900001234', '李春今'],
  ['和小王明天换班', '小王'],
  ['安全第一', undefined],
  ['高温预警几级', undefined],
  ['转给住建局', undefined],
])('the person in %s is %s', (said, expected) => {
  expect(peopleIn(plain(said), [], [])[0]?.name).toBe(expected);
});

test.each([
  ['海口国兴店已收悉', '海口国兴店'],
  ['凌源大厦10月2日安全', '凌源大厦'],
  ['派给永辉', '永辉'],
  ['检查北街加油站', '北街加油站'],
  ['某超市货架倒塌', undefined],
  ['火锅店味道真香', undefined],
  ['农贸市场水产区', undefined],
])('the unit in %s is %s', (said, expected) => {
  expect(unitsIn(plain(said), [])[0]?.name).toBe(expected);
});

test('a known name carries its id, and two people of one name carry none for certain', () => {
  const twins = [...known.people, { id: 'p_99', names: ['张伟'] }];
  expect(peopleIn('张伟到岗', known.people, [])[0]?.ids).toEqual(['p_1']);
  expect(peopleIn('张伟到岗', twins, [])[0]?.ids).toEqual(['p_1', 'p_99']);
});
