import { Alert, Heading } from '@digdir/designsystemet-react';
import type { Blocked, ResultNode, SeverityResult } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { Facts } from '../components/Facts.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { type Format, useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Decimals by unit, where they are not 0. */
const digits: Readonly<Record<string, number>> = { QALY: 2, factor: 1, 'patients/100000': 1, 'patients/10000': 1 };
/** The name says it already. */
const wordless: ReadonlySet<string> = new Set(['class', 'factor']);

/** A number with its unit, as severity is told. */
function useQuantity(): (node: ResultNode<number>) => string {
  const { appraisal } = useWords();
  const format = useFormat();
  const units: Readonly<Record<string, string>> = appraisal.units;
  return ({ value, unit }) => {
    if (unit === 'share') return format.percent(value);
    const number = format.number(value, digits[unit] ?? 0);
    return wordless.has(unit) ? number : `${number} ${units[unit] ?? unit}`;
  };
}

/** What severity rests on, how sure it is, what other countries’ measures say, and the guiding criteria of small groups. */
export function Severity({ part }: PartProps<SeverityResult>): ReactNode {
  const { assessment, appraisal } = useWords();
  const quantity = useQuantity();
  const words = assessment.severity;
  const { severity, average, sexMix } = part;
  const main = severity.status === 'computed' ? [severity.shortfall, severity.severityClass, severity.weight] : [];
  const rows = [...main, ...(average === undefined ? [] : [average])].map((node) => ({
    name: appraisal.quantities[node.kind],
    value: quantity(node),
  }));
  return (
    <>
      <p>{words.basis[part.basis]}</p>
      <Refusal given={severity} />
      <Facts
        facts={[...rows, ...(sexMix === undefined || 'status' in sexMix ? [] : [{ name: words.sexMix, value: quantity(sexMix) }])]}
      />
      <Refusal given={sexMix} />
      <Interval {...part} />
      <Ages {...part} />
      <OtherMeasures {...part} />
      <SmallGroupCriteria {...part} />
      <InWords {...part} />
    </>
  );
}

/** Why something could not be computed, where that is what is given. */
function Refusal({ given }: { readonly given: object | undefined }): ReactNode {
  const words = useWords();
  const isBlocked = (each: object): each is Blocked => 'status' in each && each.status === 'blocked';
  return given !== undefined && isBlocked(given) ? (
    <Alert data-color="warning">
      <p>{blockedText(words, given)}</p>
    </Alert>
  ) : null;
}

function Interval({ interval }: Pick<SeverityResult, 'interval'>): ReactNode {
  const { assessment } = useWords();
  const format = useFormat();
  const words = assessment.severity;
  if (interval?.status !== 'computed') return <Refusal given={interval} />;
  const { lower, upper, draws, classes } = interval;
  const shares = classes.map(({ severityClass, share }) =>
    words.classShare({ severityClass: String(severityClass), share: format.percent(share) }),
  );
  return (
    <p>
      {words.interval({
        lower: format.number(lower.value, 2),
        upper: format.number(upper.value, 2),
        draws: format.number(draws),
      })}{' '}
      ({format.list(shares)})
    </p>
  );
}

const numberOf = (format: Format, node: ResultNode | undefined): string =>
  typeof node?.value === 'number' ? format.number(node.value, 2) : '';

function Ages({ ageInterval }: Pick<SeverityResult, 'ageInterval'>): ReactNode {
  const { assessment, appraisal } = useWords();
  const format = useFormat();
  const words = assessment.severity;
  const { quantities } = appraisal;
  if (ageInterval?.status !== 'computed') return <Refusal given={ageInterval} />;
  const { ages, lowestClass, highestClass } = ageInterval;
  return (
    <>
      <FigureTable
        caption={words.ageInterval}
        head={[
          words.age,
          quantities.populationQalys,
          quantities.qalysUndiscounted,
          quantities.absoluteShortfall,
          quantities.severityClass,
        ]}
        rows={ages.map(({ age, shortfall, severityClass }) => [
          String(age),
          numberOf(format, shortfall.inputs[0]),
          numberOf(format, shortfall.inputs[1]),
          format.number(shortfall.value, 2),
          String(severityClass.value),
        ])}
      />
      <p>
        {lowestClass === highestClass
          ? words.oneClass({ severityClass: String(lowestClass) })
          : words.moreClasses({ lowest: String(lowestClass), highest: String(highestClass) })}
      </p>
    </>
  );
}

function OtherMeasures({ proportional, england }: Pick<SeverityResult, 'proportional' | 'england'>): ReactNode {
  const { assessment, appraisal } = useWords();
  const quantity = useQuantity();
  const words = assessment.severity;
  const english = england?.status === 'computed' ? [england.absolute, england.proportional, england.weight] : [];
  return (
    <>
      {proportional !== undefined && (
        <>
          <Heading level={4} data-size="2xs">
            {words.comparison}
          </Heading>
          <Facts
            facts={[
              { name: words.dutch, value: quantity(proportional) },
              ...english.map((node) => ({
                name: `${words.english}: ${appraisal.quantities[node.kind]}`,
                value: quantity(node),
              })),
            ]}
          />
        </>
      )}
      <Refusal given={england} />
    </>
  );
}

function SmallGroupCriteria({ smallGroup }: Pick<SeverityResult, 'smallGroup'>): ReactNode {
  const { assessment } = useWords();
  const format = useFormat();
  const quantity = useQuantity();
  const words = assessment.severity;
  if (smallGroup?.status !== 'computed') return <Refusal given={smallGroup} />;
  const { criteria, missing, rare } = smallGroup;
  return (
    <>
      <FigureTable
        caption={words.smallGroup}
        head={[words.criterion, words.value, words.limit, words.standing]}
        rows={criteria.map(({ criterion, value, limit, standing }) => [
          words.criteria[criterion],
          quantity(value),
          quantity(limit),
          words.standings[standing],
        ])}
      />
      <p className="hint">{words.smallGroupLead}</p>
      {missing.length > 0 && <p>{words.missing({ criteria: format.list(missing.map((each) => words.criteria[each])) })}</p>}
      {rare !== undefined && <p>{rare.isRare ? words.rare : words.notRare}</p>}
    </>
  );
}

const aspects = [
  'riskOfDeath',
  'lossOfFunction',
  'painAndDistress',
  'presentSituation',
  'duration',
  'lossOfYears',
  'urgency',
] as const;

function InWords({ textual }: Pick<SeverityResult, 'textual'>): ReactNode {
  const { words, language } = useSpeech();
  const { severity } = words.assessment;
  if (textual === undefined) return null;
  return (
    <>
      <Heading level={4} data-size="2xs">
        {severity.textual}
      </Heading>
      <Facts
        facts={aspects.flatMap((aspect) => {
          const described = textual[aspect];
          return described === undefined
            ? []
            : [{ name: severity.aspects[aspect], value: `${severity.levels[described.level]} – ${described.text[language]}` }];
        })}
      />
    </>
  );
}
