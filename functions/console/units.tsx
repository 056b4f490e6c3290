import type { UnitPage } from '../../shared/flows/console/unit.ts';
import {
  type UnitFilter,
  type UnitList,
  type UnitShown,
  unjudged,
} from '../../shared/flows/console/units.ts';
import { CaseTable } from './cases.tsx';
import { Choice } from './choice.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { IncidentTable } from './incidents.tsx';
import { Phone } from './phone.tsx';
import { Table } from './table.tsx';
import { riskWords } from './words.ts';

export function UnitsPage({ list, filter, seen }: { list: UnitList; filter: UnitFilter; seen: Seen }) {
  const { from: _, ...asked } = filter;
  const more = new URLSearchParams(asked);
  return (
    <Frame title="单位" page="units" seen={seen}>
      <h1>单位</h1>
      <form class="filters" method="get" action="/console/units">
        <label>
          <span>名称或简称</span>
          <input type="search" name="words" value={filter.words} maxlength={40} />
        </label>
        <Choice
          name="street"
          label="街道"
          value={filter.street}
          options={list.streets.map((one) => [one, one])}
        />
        <Choice
          name="kind"
          label="类别"
          value={filter.kind}
          options={list.kinds.map(({ code, name }) => [code, name])}
        />
        <Choice
          name="risk"
          label="风险"
          value={filter.risk}
          options={[...Object.entries(riskWords), [unjudged, '未评定']]}
        />
        <Choice name="order" label="排序" value={filter.order} none="按名录" options={orders} />
        <button type="submit">筛选</button>
      </form>
      {list.total === 0 &&
        (list.kinds.length === 0 ? (
          <Empty say="导入名录">名录还是空的，由管理员导入企业名录工作簿。</Empty>
        ) : (
          <Empty>没有符合条件的单位，请放宽筛选。</Empty>
        ))}
      {list.total > 0 && <UnitTable list={list} />}
      {list.next !== undefined && (
        <p class="pages">
          <a class="button" href={`/console/units?${more}&from=${list.next}`}>
            下一页
          </a>
        </p>
      )}
    </Frame>
  );
}

const orders = [
  ['risk', '风险从高到低'],
  ['street', '按街道'],
  ['name', '按名称'],
  ['unbound', '没有联络员的在前'],
] as const;

function UnitTable({ list }: { list: UnitList }) {
  return (
    <Table caption={`共${list.total}家`} heads={['单位', '类别', '街道', '风险', '联络员']}>
      {list.rows.map((unit) => (
        <tr>
          <td>
            <a href={`/console/units/${unit.id}`}>{unit.name}</a>
          </td>
          <td data-label="类别">{unit.kind}</td>
          <td data-label="街道">{unit.street}</td>
          <td data-label="风险">
            <Risk risk={unit.risk} />
          </td>
          <td data-label="联络员">{unit.hasLiaison ? '有' : <b class="late">没有</b>}</td>
        </tr>
      ))}
    </Table>
  );
}

function Risk({ risk }: { risk: UnitShown['risk'] }) {
  if (risk === undefined) return <span class="soft">未评定</span>;
  return (
    <span class={`tone-${risk}`}>
      <span class="tone">{riskWords[risk]}</span>
    </span>
  );
}

export function UnitView({ page, seen }: { page: UnitPage; seen: Seen }) {
  const { unit, size, heads, people, groups, incidents, open, over, owed, post } = page;
  return (
    <Frame title={unit.name} page="units" seen={seen}>
      <div class="title">
        <h1>{unit.name}</h1>
        <Risk risk={unit.risk} />
      </div>
      {incidents.length > 0 && <IncidentTable title="正在处置的突发事件" rows={incidents} />}
      <section class="panel" aria-label="基本情况">
        <dl>
          <Row label="类别" value={unit.kind} />
          <Row label="街道" value={unit.street} />
          <Row label="地址" value={unit.address} />
          <Row label="规模" value={size} />
          {heads.map(({ label, value }) => (
            <Row label={label} value={value} />
          ))}
        </dl>
        {post !== undefined && (
          <a href={`/console/duty?post=${encodeURIComponent(post)}`}>这家单位的值班表</a>
        )}
      </section>
      <Reached people={people} groups={groups} />
      {open.length === 0 && <Empty say={`隐患 ${unit.name} 情况`}>没有未销号的隐患。</Empty>}
      {open.length > 0 && <CaseTable rows={open} caption={owedWords(owed, open.length)} />}
      {over.length > 0 && <CaseTable rows={over} caption="最近办结的隐患" />}
      {open.length + over.length > 0 && (
        <p>
          <a href={`/console/cases?${new URLSearchParams({ state: 'all', words: unit.name })}`}>
            在隐患页查看这家单位的全部隐患
          </a>
        </p>
      )}
      <Answers page={page} />
    </Frame>
  );
}

function owedWords({ open, overdue }: UnitPage['owed'], shown: number): string {
  const first = open > shown ? `，先列${shown}条` : '';
  return `未销号的隐患${open}条，超期${overdue}条，期限近的在前${first}`;
}

function Reached({ people, groups }: Pick<UnitPage, 'people' | 'groups'>) {
  return (
    <section class="panel" aria-labelledby="people">
      <h2 id="people">怎么联系</h2>
      {people.length === 0 && <p class="late">还没有联络员，请发绑定编码。</p>}
      {groups.length === 0 && <p class="late">没有群覆盖这家单位。</p>}
      <ul>
        {people.map(({ role, name, phone, reach, isReached, fared, answered }) => (
          <li>
            <span class="soft">{role}</span> <strong>{name}</strong> <Phone number={phone} />{' '}
            <span class={isReached ? 'good' : 'late'}>{reach}</span>
            <p class="soft">
              {answered !== '' && `${answered}；`}单独通知：
              <span class={fared.isBad ? 'late' : undefined}>{fared.said}</span>
            </p>
          </li>
        ))}
        {groups.map(({ name, active, fared }) => (
          <li>
            <span class="soft">所在群</span> <strong>{name}</strong>{' '}
            {!active && <b class="late">群已失效，请重新绑定</b>}
            <p class="soft">
              <span class={fared.isBad ? 'late' : undefined}>{fared.said}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return value === '' ? null : (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Answers({ page: { unit, answers, answered } }: { page: UnitPage }) {
  if (answers.length === 0)
    return <Empty say={`通知 ${unit.name} 要说的话`}>最近没有要这家单位确认的通知。</Empty>;
  return (
    <>
      <p>{answered}。</p>
      <Table caption="最近的通知与确认" heads={['通知', '发出', '确认', '方式']}>
        {answers.map(({ id, name, at, confirmed, how, due, isLate }) => (
          <tr>
            <td>
              <a href={`/console/alerts/${id}`}>{name}</a>
            </td>
            <td data-label="发出">{at}</td>
            <td data-label="确认">
              {confirmed !== undefined && <span class="good">✓ {confirmed}</span>}
              {confirmed === undefined && (
                <b class={isLate ? 'late' : undefined}>
                  未确认{due !== '' && (isLate ? `，已过期限${due}` : `，${due}前`)}
                </b>
              )}
            </td>
            <td data-label="方式">{how}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
