import { type CaseState, exitTasks, reassessmentSummary } from '@likeverd/casework';
import { addCalendarDays } from '@likeverd/reference';
import type { ReactNode } from 'react';
import { Facts } from '../components/Facts.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { fieldsOf } from '../forms/values.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { filledFacts } from '../intake/details.tsx';
import { Verdicts } from './Verdicts.tsx';

interface Props {
  readonly state: CaseState;
  readonly headingSize: 'sm' | 'md';
}

/** A method that is looked at again: what was assumed, what has been seen, what the written rules say, new offers, what it can end in. */
export function ReassessmentSection({ state, headingSize }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { pages, casework } = words;
  const own = pages.temporary.reassessment;
  const summary = reassessmentSummary(state);
  if (summary === undefined) return null;
  const { opened, assumed, seen, verdicts, offers, outcomes } = summary;
  const results = seen.flatMap(({ results: rows, dataUntil }) => (dataUntil === undefined ? [] : [{ rows, dataUntil }]));
  return (
    <section aria-labelledby="revurdering" className="case-facts">
      <h2 id="revurdering" className="ds-heading" data-size={headingSize}>
        {own.title}
      </h2>
      <p>{own.openedBy[opened.trigger]({ date: format.date(opened.openedOn) })}</p>
      <Facts
        facts={[
          ...(opened.phaseOutGround === undefined
            ? []
            : [{ name: own.ground, value: wordFor(casework.choices, opened.phaseOutGround) }]),
          ...(opened.newInformation === undefined ? [] : [{ name: own.reasons, value: opened.newInformation }]),
        ]}
      />
      {assumed !== undefined && (
        <div className="fact-group">
          <h3>{own.assumed}</h3>
          <Facts facts={filledFacts(words, format, fieldsOf('draftContract'), assumed)} />
        </div>
      )}
      <div className="fact-group">
        <h3>{own.seen}</h3>
        {results.length === 0 ? (
          <p>{own.seenNone}</p>
        ) : (
          <Facts
            facts={results.flatMap(({ rows, dataUntil }) =>
              filledFacts(words, format, fieldsOf('recordFollowUp'), { followUpResults: rows }).map(({ value }) => ({
                name: own.dataUntil({ date: format.date(dataUntil) }),
                value,
              })),
            )}
          />
        )}
      </div>
      {verdicts.length > 0 && (
        <div className="fact-group">
          <h3>{own.verdicts}</h3>
          <Verdicts verdicts={verdicts} />
        </div>
      )}
      <div className="fact-group">
        <h3>{own.offers}</h3>
        {offers.length === 0 ? (
          <p>{own.offersNone}</p>
        ) : (
          <ul>
            {offers.map(({ version, pricePerPack, validUntil }) => (
              <li key={version}>
                {own.offer({
                  price: pricePerPack === undefined ? '–' : format.money(pricePerPack, 'NOK', 2),
                  date: validUntil === undefined ? '–' : format.date(validUntil),
                })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="fact-group">
        <h3>{own.prepared}</h3>
        {opened.prepared === undefined ? (
          <p>{own.notPrepared}</p>
        ) : (
          <Facts facts={filledFacts(words, format, fieldsOf('prepareReassessment'), opened.prepared)} />
        )}
      </div>
      <div className="fact-group">
        <h3>{own.outcomes}</h3>
        <ul>
          {outcomes.map((outcome) => (
            <li key={outcome}>{wordFor(casework.choices, outcome)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** How far a phase-out has come: each step for new and for treated patients, in each region. */
export function ExitSection({ state, headingSize }: Props): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const own = pages.temporary.exit;
  const { exit } = state.reassessment;
  if (exit === undefined) return null;
  return (
    <section aria-labelledby="utfasing" className="case-facts">
      <h2 id="utfasing" className="ds-heading" data-size={headingSize}>
        {own.title}
      </h2>
      <p>{own.lead({ date: format.date(exit.from) })}</p>
      <TableScroll label={own.table}>
        <table className="ds-table" data-size="sm">
          <caption className="ds-sr-only">{own.table}</caption>
          <thead>
            <tr>
              <th scope="col">{own.table}</th>
              <th scope="col">{own.forWhom}</th>
              <th scope="col">{own.region}</th>
              <th scope="col">{own.due}</th>
              <th scope="col">{own.status}</th>
            </tr>
          </thead>
          <tbody>
            {exitTasks(state).map(({ step, region, subject, confirmed }) => (
              <tr key={subject}>
                <th scope="row">
                  {step.what} <span className="hint">{step.step}</span>
                </th>
                <td>{wordFor(casework.choices, step.forWhom)}</td>
                <td>{region === undefined ? own.national : wordFor(casework.organisations, region)}</td>
                <td>{format.date(addCalendarDays(exit.from, Math.ceil(step.withinDays)))}</td>
                <td>{confirmed === undefined ? own.waiting : own.done({ date: format.date(confirmed.on) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
