import type { DecisionRecord } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { Quotable } from '../participation/Quotable.tsx';

/** Why: the three criteria, the overall weighing, and the judgements with their direction and weight. */
export function DecisionReasons({ decision }: { readonly decision: DecisionRecord }): ReactNode {
  const { web, pages, casework } = useWords();
  const own = pages.decision;
  const { judgements = [] } = decision;
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {web.method.reasons}
      </h3>
      <div className="criteria three">
        {(
          [
            [web.method.benefit, decision.reasonBenefit, 'reasonBenefitText'],
            [web.method.resources, decision.reasonResources, 'reasonResourcesText'],
            [web.method.severity, decision.reasonSeverity, 'reasonSeverityText'],
          ] as const
        ).map(([name, text, target]) => (
          <div key={name} className="criterion">
            <h4>{name}</h4>
            <div>{text === undefined ? '–' : <Quotable target={target} text={text} />}</div>
          </div>
        ))}
      </div>
      <div className="criterion overall">
        <h4>{web.method.overall}</h4>
        <div>
          {decision.reasonOverall === undefined ? '–' : <Quotable target="reasonOverallText" text={decision.reasonOverall} />}
        </div>
      </div>
      {judgements.length > 0 && (
        <TableScroll label={own.judgements}>
          <table className="ds-table judgements" data-size="sm">
            <caption>{own.judgements}</caption>
            <thead>
              <tr>
                <th scope="col">{own.judgement}</th>
                <th scope="col">{own.direction}</th>
                <th scope="col">{own.weight}</th>
                <th scope="col">{own.reason}</th>
              </tr>
            </thead>
            <tbody>
              {judgements.map(({ judgement, direction, weight, text }) => (
                <tr key={judgement} data-direction={direction}>
                  <th scope="row">{wordFor(casework.choices, judgement)}</th>
                  <td>{wordFor(casework.choices, direction)}</td>
                  <td>{wordFor(casework.choices, weight)}</td>
                  <td className="prose">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
}
