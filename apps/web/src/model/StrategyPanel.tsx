import { Alert } from '@digdir/designsystemet-react';
import type { StrategiesResult } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import { osloDate } from '@likeverd/reference';
import { tickStep } from 'd3-array';
import { type ReactNode, useState } from 'react';
import { FaultList } from '../assessment/FaultList.tsx';
import { Advice, StrategyFigures } from '../assessment/strategies.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useSpeech, wordFor } from '../i18n/language.tsx';
import { InputControl } from './InputControl.tsx';
import { useStrategies } from './useStrategies.ts';

interface Props {
  /** An assessment document with the part `strategies`, and the model that it judges, as texts. */
  readonly document: string;
  readonly model: string;
}

const draws = 10_000;
/** Steps of the slider from the lowest price to the highest. */
const steps = 100;

/** Introduce, wait or agree: the reader moves the price of today, and the advice and its figures follow. */
export function StrategyPanel({ document, model }: Props): ReactNode {
  const { words } = useSpeech();
  const own = words.assessment.strategies.live;
  const [known] = useState(() => osloDate(Date.now()));
  const { state, weigh } = useStrategies(document, model, draws, known);
  return (
    <section aria-labelledby="strategiene" className="live">
      <h2 id="strategiene" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      {state.status === 'running' && <Loading label={own.running} />}
      {state.status === 'broken' && <Alert data-color="warning">{own.broken}</Alert>}
      {state.status === 'refused' && <FaultList faults={state.faults} />}
      {state.status === 'blocked' && <Alert data-color="warning">{blockedText(words, state.blocked)}</Alert>}
      {state.status === 'weighed' && <Weighed result={state.result} weigh={weigh} />}
    </section>
  );
}

interface WeighedProps {
  readonly result: StrategiesResult;
  readonly weigh: (price: number) => void;
}

function Weighed({ result, weigh }: WeighedProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { price } = result;
  const [official] = useState(price.now);
  const [wished, setWished] = useState(price.now);
  return (
    <>
      <InputControl
        label={price.label[language]}
        unit={wordFor(words.web.units, price.unit)}
        value={wished}
        official={official}
        minimum={price.low}
        maximum={price.high}
        step={tickStep(price.low, price.high, steps)}
        digits={0}
        change={(value) => {
          setWished(value);
          weigh(value);
        }}
      />
      <div className="block" aria-live="polite">
        <Advice result={result} level={3} />
      </div>
      <StrategyFigures result={result} />
      <p className="hint">{words.assessment.strategies.live.took({ draws: format.number(result.draws) })}</p>
    </>
  );
}
