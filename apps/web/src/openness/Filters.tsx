import { Button, Details } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import type { MethodsPage } from '../api/types.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { chosenValues, type FilterName, type FilterSearch, filterIds, toggled } from './filter-search.ts';

interface Props {
  readonly search: FilterSearch;
  readonly facets: MethodsPage['facets'];
  readonly change: (search: FilterSearch) => void;
}

/** What narrows the list, with how many each choice would give. */
export function Filters({ search, facets, change }: Props): ReactNode {
  const { filters } = useWords().pages.openness;
  const count = filterIds.reduce((sum, id) => sum + chosenValues(search, id).length, 0);
  return (
    <Details className="filters">
      <Details.Summary>{filters.show({ count })}</Details.Summary>
      <Details.Content>
        <div className="filter-groups">
          {filterIds.map((id) => (
            <FilterGroup key={id} id={id} search={search} options={facets[id]} change={change} />
          ))}
        </div>
        {count > 0 && (
          <Button variant="secondary" data-size="sm" onClick={() => change({})}>
            {filters.clear}
          </Button>
        )}
      </Details.Content>
    </Details>
  );
}

interface GroupProps {
  readonly id: FilterName;
  readonly search: FilterSearch;
  readonly options: MethodsPage['facets'][FilterName];
  readonly change: (search: FilterSearch) => void;
}

function FilterGroup({ id, search, options, change }: GroupProps): ReactNode {
  const words = useWords();
  const { filters } = words.pages.openness;
  const format = useFormat();
  const group = useId();
  const chosen = chosenValues(search, id);
  // What is chosen stays, also where it gives nothing any more.
  const shown = [
    ...options,
    ...chosen.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, count: 0 })),
  ];
  if (shown.length === 0) return null;
  const names = id === 'phase' ? words.casework.phases : words.casework.choices;
  return (
    <fieldset className="filter-group">
      <legend>{filters[id]}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} htmlFor={`${group} ${value}`} className="filter-option">
          <input
            id={`${group} ${value}`}
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => change(toggled(search, id, value))}
          />
          {filters.option({ name: id === 'year' ? value : wordFor(names, value), count: format.number(count) })}
        </label>
      ))}
    </fieldset>
  );
}
