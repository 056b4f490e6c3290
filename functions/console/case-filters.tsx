import type { CaseChoices, CaseFilter } from '../../shared/flows/console/case-filter.ts';
import type { UnitList } from '../../shared/flows/console/units.ts';
import { Choice } from './choice.tsx';
import { Days, ofRegistration } from './days.tsx';

export interface CaseFiltersProps {
  readonly filter: CaseFilter;
  readonly choices: CaseChoices;
  readonly places: Pick<UnitList, 'streets' | 'kinds'>;
}

export function CaseFilters({ filter, choices, places }: CaseFiltersProps) {
  const { campaign, kind, from, until } = filter;
  return (
    <form class="filters" method="get" action="/console/cases">
      <Choice name="state" label="状态" value={filter.state} options={pairs(choices.states)} none="" />
      {places.streets.length > 1 && (
        <Choice
          name="street"
          label="街道"
          value={filter.street}
          options={places.streets.map((one) => [one, one])}
        />
      )}
      <Choice name="categories" label="类型" value={filter.categories} options={pairs(choices.categories)} />
      <Choice name="grade" label="等级" value={filter.grade} options={pairs(choices.grades)} />
      <Choice name="source" label="来源" value={filter.source} options={pairs(choices.sources)} />
      <Choice name="book" label="专项台账" value={filter.book} options={pairs(choices.books)} />
      <label>
        <span>编号、单位或内容</span>
        <input type="search" name="words" value={filter.words} maxlength={40} />
      </label>
      <details class="further" open={[campaign, kind, from, until].some((one) => one !== '')}>
        <summary>更多条件</summary>
        <div class="filters">
          <Choice
            name="campaign"
            label="专项行动"
            value={campaign}
            options={pairs(campaignsWith(filter, choices))}
          />
          <Choice name="kind" label="单位类别" value={kind} options={pairs(places.kinds)} />
          <Days from={from} until={until} labels={ofRegistration} />
        </div>
      </details>
      <div class="actions">
        <button type="submit">筛选</button>
        {isNarrowed(filter) && (
          <a class="button" href="/console/cases">
            清除条件
          </a>
        )}
      </div>
    </form>
  );
}

type Named = CaseChoices['campaigns'];

const pairs = (choices: Named) => choices.map(({ code, name }) => [code, name] as const);

/** One of long ago is in an address that somebody kept. */
function campaignsWith({ campaign }: CaseFilter, { campaigns }: CaseChoices): Named {
  if (campaign === '' || campaigns.some(({ code }) => code === campaign)) return campaigns;
  return [...campaigns, { code: campaign, name: campaign }];
}

/** Anything beside what the list shows by itself. */
export function isNarrowed({ state, after: _, ...filter }: CaseFilter): boolean {
  return state !== 'open' || Object.values(filter).some((one) => one !== '');
}

/** The filters that are set, as an address or a form names them. */
export function namedIn({ after: _, ...filter }: CaseFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}
