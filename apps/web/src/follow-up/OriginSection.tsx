import type { Attrition, RegisterOrigin } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { Hash } from '../components/Hash.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { DataTable } from './DataTable.tsx';

interface Props {
  readonly origin: RegisterOrigin;
  readonly file: string;
}

/** Which accepted deliveries a report was made from, and how many were left at each step from everyone to those who are followed. */
export function OriginSection({ origin: { deliveries, attrition, control, absent }, file }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.origin;
  const format = useFormat();
  const names: Readonly<Record<string, string>> = pages.deliveries.registers;
  const steps = (of: Attrition): readonly (readonly [string, number])[] => [
    [own.steps.withIndexEvent, of.withIndexEvent],
    [own.steps.inPeriod, of.inPeriod],
    [own.steps.afterWashout, of.afterWashout],
    [own.steps.underObservation, of.underObservation],
    ...of.criteria.flatMap(({ failed, unknown }, index): readonly (readonly [string, number])[] => [
      [own.steps.failed({ number: format.number(index + 1) }), failed],
      [own.steps.missing({ number: format.number(index + 1) }), unknown],
    ]),
    [own.steps.inside, of.inside],
    [own.steps.outside, of.outside],
    [own.steps.unknown, of.unknown],
  ];
  const show = (value: number): string => format.number(value);
  const table = (of: Attrition, caption: string, name: string): ReactNode => (
    <DataTable
      caption={caption}
      file={`${file}-${name}`}
      columns={[{ name: own.step }, { name: own.persons, show }]}
      rows={steps(of)}
      text={[0]}
    />
  );
  return (
    <section aria-labelledby="opphav">
      <h2 id="opphav" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      <ul>
        {deliveries.map(({ register, version, content }) => (
          <li key={content}>
            {own.delivery({ register: names[register] ?? register, version: version === undefined ? '–' : format.number(version) })}{' '}
            <Hash value={content} />
          </li>
        ))}
      </ul>
      {absent.length > 0 && <p>{own.absent({ tables: format.list([...absent]) })}</p>}
      {attrition !== undefined && table(attrition, own.attrition, 'utvalg')}
      {control !== undefined && table(control, own.controlAttrition, 'kontroll')}
    </section>
  );
}
