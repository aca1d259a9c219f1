import { Alert, Details } from '@digdir/designsystemet-react';
import type { ValueOfInformation } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ModelDescription, RunInputs } from '@likeverd/modelling';
import { type ReactNode, useId, useState } from 'react';
import { InformationBars } from '../charts/InformationBars.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import { AskPanel } from '../model/AskPanel.tsx';
import type { OfficialRun } from '../model/protocol.ts';
import { drawnParameters, type InformationQuestion } from '../model/questions.ts';
import { ThresholdField, thresholdIn } from '../model/ThresholdField.tsx';
import { type Asking, useQuestion } from '../model/useQuestion.ts';
import { emptyForm, proposalIn } from './proposal.ts';
import { ProposalFields } from './ProposalFields.tsx';
import { Study } from './Study.tsx';
import { useMethod } from './useMethod.ts';

interface Props {
  readonly document: string;
  readonly description: ModelDescription;
  /** As the reader has set them; when they change, every answer goes. */
  readonly inputs: RunInputs;
  readonly threshold: number | undefined;
  readonly official: OfficialRun;
}

const answered = ({ state }: Asking): ValueOfInformation | null =>
  state.status === 'answered' && state.answer.kind === 'information' ? state.answer.information : null;

/** What it is worth to know more: everything, each parameter, several together, or what a study would tell. */
export function InformationPanel({ document, description, inputs, threshold, official }: Props): ReactNode {
  const { words, language } = useSpeech();
  const { information } = words.assessment;
  const { live } = information;
  const id = useId();
  const { currency, parameters } = description;
  const drawn = drawnParameters(description, inputs);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [form, setForm] = useState(() => emptyForm(drawn[0] ?? ''));

  const pay = thresholdIn(typed, threshold);
  const about = JSON.stringify([inputs, pay]);
  const each = useQuestion(document, description, about);
  const together = useQuestion(document, description, JSON.stringify([about, chosen]));
  const study = useQuestion(document, description, JSON.stringify([about, form]));
  const label = (name: string): string => parameters.find(({ parameter }) => parameter === name)?.label[language] ?? name;
  const group = chosen.filter((name) => drawn.includes(name));
  const proposal = proposalIn(form);
  const question = (rest: Pick<InformationQuestion, 'groups' | 'proposal'>): InformationQuestion | null =>
    pay === null ? null : { kind: 'information', inputs, threshold: pay, draws: official.draws, seed: official.seed, ...rest };
  const found = answered(study)?.study;

  return (
    <section aria-labelledby={`${id}-title`} className="sensitivity">
      <h3 id={`${id}-title`} className="ds-heading" data-size="sm">
        {information.title}
      </h3>
      <p>{information.lead}</p>
      {drawn.length === 0 ? (
        <p>{information.nothing}</p>
      ) : (
        <>
          <div className="field-row">
            <ThresholdField typed={typed} change={setTyped} threshold={threshold} currency={currency} />
          </div>
          <Details>
            <Details.Summary>{live.each}</Details.Summary>
            <Details.Content>
              <p>{live.eachLead}</p>
              <AskPanel asking={each} label={live.askEach} question={question({ groups: 'each' })} />
              <Known found={answered(each)} title={information.bars} label={label} />
            </Details.Content>
          </Details>
          <Details>
            <Details.Summary>{live.together}</Details.Summary>
            <Details.Content>
              <fieldset className="choices">
                <legend>{live.togetherLead}</legend>
                {drawn.map((name) => (
                  <Choice
                    key={name}
                    type="checkbox"
                    id={`${id}-${name}`}
                    name={`${id}-group`}
                    label={label(name)}
                    checked={chosen.includes(name)}
                    change={(checked) => setChosen(checked ? [...chosen, name] : chosen.filter((other) => other !== name))}
                  />
                ))}
              </fieldset>
              <AskPanel
                asking={together}
                label={live.askTogether}
                question={group.length === 0 ? null : question({ groups: [group] })}
              />
              <Known found={answered(together)} title={information.groups} label={label} />
            </Details.Content>
          </Details>
          <Details>
            <Details.Summary>{live.proposal}</Details.Summary>
            <Details.Content>
              <p>{live.proposalLead}</p>
              <ProposalFields form={form} change={setForm} parameters={drawn} label={label} currency={currency} />
              {proposal === null && <p className="hint">{live.incomplete}</p>}
              <AskPanel
                asking={study}
                label={live.askProposal}
                question={proposal === null ? null : question({ groups: [], proposal })}
              />
              {found !== undefined && <Study study={found} currency={currency} label={label} />}
            </Details.Content>
          </Details>
        </>
      )}
    </section>
  );
}

interface KnownProps {
  readonly found: ValueOfInformation | null;
  readonly title: string;
  readonly label: (parameter: string) => string;
}

/** EVPI, and EVPPI of what was asked for. */
function Known({ found, title, label }: KnownProps): ReactNode {
  const { words } = useSpeech();
  const { information } = words.assessment;
  const format = useFormat();
  const methodOf = useMethod();
  if (found === null) return null;
  const { currency, draws, threshold, evpi, groups } = found;
  const computed = groups.flatMap((group) => (group.status === 'computed' ? [group] : []));
  const [only] = computed;
  const missing = groups.flatMap((group) => (group.status === 'blocked' ? [group] : []));
  return (
    <>
      <p>{information.everything({ value: format.money(evpi.value, currency) })}</p>
      <p className="hint">
        {information.basis({ draws: format.number(draws), threshold: format.money(threshold.value, currency) })}
      </p>
      {missing.map((group) => (
        <Alert key={group.details['parameter']} data-color="warning">
          <p>{blockedText(words, group)}</p>
        </Alert>
      ))}
      {only !== undefined && computed.length === 1 && (
        <p>
          {information.known({
            parameters: only.parameters.map(label).join(', '),
            value: format.money(only.evppi.value, currency),
            error: format.money(only.standardError, currency),
          })}
        </p>
      )}
      {computed.length > 1 && (
        <InformationBars
          title={title}
          heading={information.parameter}
          bars={computed.map(({ parameters, evppi, standardError, choice }) => ({
            label: parameters.map(label).join(', '),
            value: evppi.value,
            standardError,
            method: methodOf(choice).method,
          }))}
          evpi={evpi.value}
          currency={currency}
        />
      )}
      {only !== undefined && <p className="hint">{information.how(methodOf(only.choice))}</p>}
    </>
  );
}
