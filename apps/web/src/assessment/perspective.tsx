import { Alert } from '@digdir/designsystemet-react';
import type {
  BearerCosts,
  Consequence,
  PerspectiveResult,
  PerspectiveView,
  PerspectiveWarning,
  ResultNode,
  SocietalView,
} from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { outcomeText } from '../components/Results.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { type Content, type Format, useFormat, useSpeech } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

const amountText = ({ value, unit }: ResultNode<number>, format: Format): string =>
  unit === 'QALY' ? `${format.number(value, 3)} QALY` : format.money(value, unit);

/** What counts and what does not, the result with what counts, and who bears the costs. */
export function Perspective({ part, assessment }: PartProps<PerspectiveResult>): ReactNode {
  const { words } = useSpeech();
  const { perspective } = words.assessment;
  return (
    <>
      <Views part={part} currency={assessment.appraisal.currency} />
      {part.societal !== undefined && <Societal societal={part.societal} />}
      {part.warnings.length > 0 && (
        <Alert data-color="warning">
          <ul>
            {part.warnings.map((warning) => {
              const text = warningText(warning, words);
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </Alert>
      )}
      <Consequences consequences={part.consequences} />
      <Bearers bearers={part.bearers} />
      <Inventory part={part} />
      <p className="hint">{perspective.expectedValues}</p>
    </>
  );
}

function Views({ part, currency }: { readonly part: PerspectiveResult; readonly currency: string }): ReactNode {
  const { words } = useSpeech();
  const format = useFormat();
  const { quantities } = words.appraisal;
  const { headings, views } = words.assessment.perspective;
  const row = (name: keyof typeof views, view: PerspectiveView | undefined): readonly (readonly string[])[] =>
    view === undefined
      ? []
      : [
          [
            views[name],
            amountText(view.costs, format),
            amountText(view.qalys, format),
            outcomeText(view.icer.value, currency, words, format),
            view.netBenefit === undefined ? '–' : amountText(view.netBenefit, format),
          ],
        ];
  return (
    <FigureTable
      caption={headings.view}
      head={[
        headings.view,
        quantities.incrementalCosts,
        quantities.incrementalQalys,
        quantities.icer,
        quantities.incrementalNetBenefit,
      ]}
      rows={[
        ...row('extended', part.extended),
        ...row('relatives', part.relatives),
        ...row('societal', part.societal?.status === 'computed' ? part.societal.view : undefined),
      ]}
    />
  );
}

function Societal({ societal }: { readonly societal: SocietalView }): ReactNode {
  const { words } = useSpeech();
  const { perspective } = words.assessment;
  if (societal.status === 'refused') return <p>{perspective.societalRefused()}</p>;
  const { ground, metInExtended } = societal;
  return (
    <p>
      {perspective.societalShown({ ground: perspective.grounds[ground] })}{' '}
      {metInExtended !== undefined && (metInExtended ? perspective.met : perspective.notMet)}
    </p>
  );
}

function Consequences({ consequences }: { readonly consequences: readonly Consequence[] }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { perspective } = words.assessment;
  const { headings } = perspective;
  const nameOf = ({ id, label }: Consequence): string =>
    label?.[language] ?? (id === 'carers' ? perspective.carers : perspective.patients);
  return (
    <FigureTable
      caption={perspective.figure}
      text={[1, 2, 3, 4]}
      head={[headings.consequence, headings.category, headings.bearer, headings.fate, headings.rule, headings.increment]}
      rows={consequences.map((each) => [
        nameOf(each),
        perspective.categories[each.category],
        perspective.bearers[each.bearer],
        perspective.fates[each.fate],
        words.appraisal.rules[each.rule.id],
        amountText(each.increment, format),
      ])}
    />
  );
}

function Bearers({ bearers }: { readonly bearers: readonly BearerCosts[] }): ReactNode {
  const { words } = useSpeech();
  const format = useFormat();
  const { perspective } = words.assessment;
  const { headings } = perspective;
  return (
    <FigureTable
      caption={perspective.bearerCosts}
      head={[headings.bearer, headings.strategy, headings.comparator, headings.increment]}
      rows={bearers.map(({ bearer, strategy, comparator, increment }) => [
        perspective.bearers[bearer],
        ...[strategy, comparator, increment].map((each) => amountText(each, format)),
      ])}
    />
  );
}

/** The figure itself, all rows and all columns. */
function Inventory({ part: { inventory } }: { readonly part: PerspectiveResult }): ReactNode {
  const { words } = useSpeech();
  const { perspective } = words.assessment;
  const { columns, categories } = perspective;
  const order = Object.keys(categories) as readonly (keyof typeof categories)[];
  const cell = (included: boolean): string => (included ? perspective.included : perspective.notIncluded);
  return (
    <>
      <FigureTable
        caption={perspective.matrix}
        text={[1, 2, 3]}
        head={[perspective.headings.category, columns.healthService, columns.society, columns.extended]}
        rows={order.map((id) => {
          const { healthService, society, extended } = inventory.inclusion[id];
          return [categories[id], cell(healthService), cell(society), cell(extended)];
        })}
      />
      <p className="hint">{inventory.source.citation}</p>
    </>
  );
}

function warningText(warning: PerspectiveWarning, { assessment }: Content): string {
  const { warnings, bearers } = assessment.perspective;
  switch (warning.warning) {
    case 'alsoInModel':
      return warnings.alsoInModel({ line: warning.line, names: warning.names.join(', ') });
    case 'levelNotAssessed':
      return warnings.levelNotAssessed({ level: bearers[warning.level] });
    default:
      return warnings[warning.warning]({ names: warning.names.join(', ') });
  }
}
