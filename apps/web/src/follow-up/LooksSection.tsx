import type { FollowUpReport, JudgedRule } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';
import type { Names } from './names.ts';

interface Props {
  readonly rules: FollowUpReport['rules'];
  readonly names: Names;
  readonly file: string;
}

type Planned = JudgedRule & { readonly looks: NonNullable<JudgedRule['looks']> };
const isPlanned = (rule: FollowUpReport['rules'][number]): rule is Planned => rule.status === 'judged' && rule.looks !== undefined;

/** Probabilities that are demanded lie near 1. */
const digits = 2;

/** Rules that are judged at planned looks: what each look saw, what it took, and what it said. */
export function LooksSection({ rules, names, file }: Props): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.followUp.looks;
  const format = useFormat();
  const planned = rules.filter(isPlanned);
  if (planned.length === 0) return null;
  const whole = (value: number): string => format.number(value);
  const share = (value: number): string => format.percent(value, digits);
  return (
    <section aria-labelledby="underveis">
      <h2 id="underveis" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      {planned.map(({ rule, looks, verdict, look }) => (
        <div key={rule.id}>
          <p>
            {own.stands({
              rule: rule.id,
              measure: names.measure(rule.measure),
              verdict: own.verdicts[verdict],
              planned: whole(rule.looks ?? 0),
              months: whole(rule.everyMonths ?? 0),
              spending: wordFor(casework.choices, rule.spending ?? 'obrienFleming'),
              look: look === undefined ? '' : whole(look),
            })}
          </p>
          {looks.length > 0 && (
            <DataTable
              caption={own.table({ rule: rule.id })}
              file={`${file}-${rule.id}-underveis`}
              columns={[
                { name: own.look, show: whole },
                { name: own.month, show: whole },
                { name: own.information, show: whole },
                { name: own.fraction, show: (value) => format.percent(value, 0) },
                { name: own.estimate, show: (value) => format.number(value, digits) },
                { name: own.probability, show: share },
                { name: own.boundary, show: share },
                { name: own.verdict },
              ]}
              rows={looks.map((each) => [
                each.look,
                each.month,
                each.information,
                each.fraction,
                each.estimate,
                each.probability,
                each.boundary,
                own.verdicts[each.verdict],
              ])}
              text={[7]}
            />
          )}
        </div>
      ))}
    </section>
  );
}
