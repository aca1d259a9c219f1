import { Heading } from '@digdir/designsystemet-react';
import type { InformationResult } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { InformationBars } from '../charts/InformationBars.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import { Study } from '../information/Study.tsx';
import { useMethod } from '../information/useMethod.ts';
import type { PartProps } from './part.ts';

/** What knowing more is worth: everything, each parameter, the groups and the studies of the document. */
export function Information({ part }: PartProps<InformationResult>): ReactNode {
  const { words, language } = useSpeech();
  const { information, page } = words.assessment;
  const format = useFormat();
  const methodOf = useMethod();
  const { currency, draws, threshold, evpi, populationEvpi, parameters, groups, proposals } = part;
  const { rule } = parameters[0]?.evppi ?? evpi;
  const money = (value: number): string => format.money(value, currency);
  const together = groups.flatMap(({ label, information: group }) =>
    group.status === 'computed' ? [{ label: label[language], group }] : [],
  );
  const missing = groups.flatMap(({ information: group }) => (group.status === 'blocked' ? [group] : []));
  return (
    <>
      <p>{information.everything({ value: money(evpi.value) })}</p>
      <p>
        {'status' in populationEvpi
          ? blockedText(words, populationEvpi)
          : information.forAll({ value: money(populationEvpi.value) })}
      </p>
      <p className="hint">{information.basis({ draws: format.number(draws), threshold: money(threshold.value) })}</p>
      {parameters.length === 0 ? (
        <p>{information.nothing}</p>
      ) : (
        <InformationBars
          title={information.bars}
          heading={information.parameter}
          bars={parameters.map(({ parameters: names, evppi, standardError, choice }) => ({
            label: names.join(', '),
            value: evppi.value,
            standardError,
            method: methodOf(choice).method,
          }))}
          evpi={evpi.value}
          currency={currency}
        />
      )}
      {together.length > 0 && (
        <InformationBars
          title={information.groups}
          heading={information.group}
          bars={together.map(({ label, group }) => ({
            label,
            value: group.evppi.value,
            standardError: group.standardError,
            method: information.how(methodOf(group.choice)),
          }))}
          evpi={evpi.value}
          currency={currency}
        />
      )}
      {missing.map((group) => (
        <p key={group.details['parameter']}>{blockedText(words, group)}</p>
      ))}
      {proposals.map(({ id, label, kind, information: study }) => (
        <div key={id}>
          <Heading level={4} data-size="2xs">
            {information.kinds[kind]}: {label[language]}
          </Heading>
          <Study study={study} currency={currency} label={(parameter) => parameter} />
        </div>
      ))}
      {rule !== undefined && <p className="hint">{page.byRule({ rule: words.appraisal.rules[rule.id], source: rule.source })}</p>}
    </>
  );
}
