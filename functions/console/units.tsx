import type { AnswerShown, UnitPage } from '../../shared/flows/console/unit.ts';
import type { UnitFilter, UnitList, UnitShown } from '../../shared/flows/console/units.ts';
import { CaseTable } from './cases.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Table } from './table.tsx';
import { riskWords } from './words.ts';

export function UnitsPage({ list, filter, seen }: { list: UnitList; filter: UnitFilter; seen: Seen }) {
  const more = new URLSearchParams({ words: filter.words, street: filter.street, kind: filter.kind });
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
        <button type="submit">筛选</button>
      </form>
      {list.total === 0 && <Empty>没有符合条件的单位。名录由管理员导入企业名录工作簿。</Empty>}
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

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} data-submits>
        <option value="">全部</option>
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

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
  const { unit, size, heads, people, groups, cases, answers } = page;
  return (
    <Frame title={unit.name} page="units" seen={seen}>
      <div class="title">
        <h1>{unit.name}</h1>
        <Risk risk={unit.risk} />
      </div>
      <section class="panel" aria-label="基本情况">
        <dl>
          <Row label="类别" value={unit.kind} />
          <Row label="街道" value={unit.street} />
          <Row label="地址" value={unit.address} />
          <Row label="规模" value={size} />
          {heads.map(({ label, value }) => (
            <Row label={label} value={value} />
          ))}
          <Row label="所在群" value={groups.join('、') || '没有群覆盖这家单位'} />
        </dl>
      </section>
      <section class="panel" aria-labelledby="people">
        <h2 id="people">联络人</h2>
        {people.length === 0 && <p class="late">还没有联络员，请发绑定编码。</p>}
        <ul>
          {people.map(({ role, name, phone, reach, isReached }) => (
            <li>
              <span class="soft">{role}</span> <strong>{name}</strong> {phone}{' '}
              <span class={isReached ? 'good' : 'late'}>{reach}</span>
            </li>
          ))}
        </ul>
      </section>
      {cases.length === 0 ? (
        <Empty say="隐患 单位名称 情况">这家单位没有隐患记录。</Empty>
      ) : (
        <CaseTable rows={cases} />
      )}
      <Answers answers={answers} />
    </Frame>
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

function Answers({ answers }: { answers: readonly AnswerShown[] }) {
  if (answers.length === 0) return <p class="empty">最近没有要这家单位确认的通知。</p>;
  return (
    <Table caption="最近的通知与确认" heads={['通知', '发出', '确认']}>
      {answers.map(({ id, name, at, confirmed }) => (
        <tr>
          <td>
            <a href={`/console/alerts/${id}`}>{name}</a>
          </td>
          <td data-label="发出">{at}</td>
          <td data-label="确认">
            {confirmed === undefined ? <b class="late">未确认</b> : <span class="good">✓ {confirmed}</span>}
          </td>
        </tr>
      ))}
    </Table>
  );
}
