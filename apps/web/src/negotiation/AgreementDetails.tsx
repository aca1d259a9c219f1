import { Input, Select, Table } from '@digdir/designsystemet-react';
import type { FrameworkResult, JudgedOffer } from '@likeverd/appraisal';
import type { Alternative, PointJudgement } from '@likeverd/casework';
import { type ReactNode, useId } from 'react';
import { ProvenNumber } from '../components/Proof.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords } from '../i18n/language.tsx';
import { frameworkText } from './names.ts';
import { longestText } from './OfferControls.tsx';

interface Props {
  readonly name: string;
  readonly judged: JudgedOffer;
  readonly alternative: Alternative;
  readonly change: (change: (alternative: Alternative) => Alternative) => void;
}

const unanswered: PointJudgement = { judgement: '', reason: '' };

/** Who bears which risk in an alternative, what it takes to follow, and the eleven points of the framework with the negotiator's answers. */
export function AgreementDetails({ name, judged, alternative, change }: Props): ReactNode {
  const words = useWords();
  const id = useId();
  const { agreements } = words.assessment;
  const { nature, hours } = judged;
  return (
    <section aria-labelledby={id} className="no-print">
      <h2 id={id} className="ds-heading" data-size="sm">
        {words.negotiation.agreement.title({ name })}
      </h2>
      <p>
        {nature.types.map((type) => agreements.types[type]).join(' + ')}: {agreements.bases[nature.basis]},{' '}
        {nature.complicated ? agreements.complicated : agreements.simple}. {agreements.needed}:{' '}
        {nature.needs.length === 0 ? agreements.nothingNeeded : nature.needs.map((need) => agreements.needs[need]).join('; ')}.{' '}
        {words.appraisal.quantities.staffHours}: {hours === undefined ? agreements.effortMissing : <ProvenNumber node={hours} />}.
      </p>
      <RiskTable judged={judged} />
      <details className="more-inputs">
        <summary>
          {agreements.framework}: {frameworkText(judged, words)}
        </summary>
        <div>
          <p className="hint">{agreements.frameworkExplained}</p>
          <ul className="framework">
            {judged.framework.map((result) => (
              <Point
                key={result.point}
                result={result}
                given={alternative.points[result.point] ?? unanswered}
                answer={(given) => change((each) => ({ ...each, points: { ...each.points, [result.point]: given } }))}
              />
            ))}
          </ul>
        </div>
      </details>
    </section>
  );
}

function RiskTable({ judged: { risks } }: Pick<Props, 'judged'>): ReactNode {
  const words = useWords();
  const { agreements } = words.assessment;
  const { quantities } = words.appraisal;
  if (risks.length === 0) return null;
  const head = [
    agreements.driver,
    `${agreements.flat}: ${agreements.low}`,
    `${agreements.flat}: ${agreements.high}`,
    `${agreements.withAgreement}: ${agreements.low}`,
    `${agreements.withAgreement}: ${agreements.high}`,
    quantities.riskMoved,
  ];
  return (
    <>
      <TableScroll label={agreements.risk}>
        <Table data-size="sm" className="figure-table">
          <caption>{agreements.risk}</caption>
          <Table.Head>
            <Table.Row>
              {head.map((each, place) => (
                <Table.HeaderCell key={each} className={place === 0 ? undefined : 'numeric'}>
                  {each}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {risks.map(({ driver, measure, flat, paid, moved }) => (
              <Table.Row key={driver}>
                <Table.HeaderCell scope="row">
                  {agreements.drivers[driver]} ({measure === 'cost' ? quantities.paidCost : quantities.netBenefit})
                </Table.HeaderCell>
                {[flat.low, flat.high, paid.low, paid.high].map((node) => (
                  <Table.Cell key={node.id} className="numeric">
                    <ProvenNumber node={node} />
                  </Table.Cell>
                ))}
                <Table.Cell className="numeric">{moved === undefined ? '–' : <ProvenNumber node={moved} />}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </TableScroll>
      <p className="hint">{agreements.riskExplained}</p>
    </>
  );
}

interface PointProps {
  readonly result: FrameworkResult;
  readonly given: PointJudgement;
  readonly answer: (given: PointJudgement) => void;
}

const answers = ['yes', 'no', 'unclear'] as const;

/** One point: what the numbers say, and what the negotiator answers with which reason. */
function Point({ result: { point, status, rule, computed }, given, answer }: PointProps): ReactNode {
  const words = useWords();
  const { agreements } = words.assessment;
  const own = words.negotiation.agreement;
  return (
    <li data-status={status}>
      <p>
        <strong>
          {point} {agreements.statuses[status]}:
        </strong>{' '}
        {words.appraisal.rules[rule.id]}. {computed !== undefined && agreements.reasons[computed.reason]}{' '}
        {computed?.nodes.map((node) => (
          <span key={node.id}>
            {words.appraisal.quantities[node.kind]}: <ProvenNumber node={node} />.{' '}
          </span>
        ))}
        {computed?.flat?.map((node) => (
          <span key={node.id}>
            {agreements.flat}, {words.appraisal.quantities[node.kind]}: <ProvenNumber node={node} />.{' '}
          </span>
        ))}
      </p>
      <div className="point-answer">
        <Select
          aria-label={own.answer({ point })}
          value={given.judgement}
          onChange={(event) => answer({ ...given, judgement: event.target.value })}
        >
          <Select.Option value="">{own.noAnswer}</Select.Option>
          {answers.map((each) => (
            <Select.Option key={each} value={each}>
              {agreements.answers[each]}
            </Select.Option>
          ))}
        </Select>
        <Input
          type="text"
          autoComplete="off"
          maxLength={Math.min(longestText, 2_000)}
          aria-label={own.reason({ point })}
          placeholder={agreements.reason}
          value={given.reason}
          onChange={(event) => answer({ ...given, reason: event.target.value })}
        />
      </div>
    </li>
  );
}
