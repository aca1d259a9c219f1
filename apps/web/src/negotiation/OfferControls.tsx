import { Button, Input, Textarea } from '@digdir/designsystemet-react';
import type { BreakEven } from '@likeverd/appraisal';
import type { Alternative } from '@likeverd/casework';
import type { AdjustableInput } from '@likeverd/modelling';
import { type ReactNode, useId } from 'react';
import { Choice } from '../forms/Choice.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { offerName } from './names.ts';
import { type ListedOffer, priceOf } from './offers.ts';

interface Props {
  readonly alternatives: readonly Alternative[];
  readonly listed: readonly ListedOffer[];
  readonly active: Alternative;
  readonly listPrice: number;
  readonly unit: string;
  /** Bounds of the slider, where the model says what may be moved. */
  readonly bounds: Pick<AdjustableInput, 'maximum' | 'step'>;
  readonly breakEven: BreakEven | undefined;
  readonly chosen: boolean;
  /** What is agreed beside the price. */
  readonly terms: ReactNode;
  readonly activate: (id: string) => void;
  readonly change: (change: (alternative: Alternative) => Alternative) => void;
  readonly add: () => void;
  readonly remove: () => void;
  readonly choose: () => void;
}

/** Which alternative is worked on, and its price and words. */
export function OfferControls(props: Props): ReactNode {
  const { alternatives, listed, active, listPrice, unit, bounds, breakEven, chosen, terms, activate, change, add, remove, choose } =
    props;
  const words = useWords();
  const format = useFormat();
  const id = useId();
  const { controls } = words.negotiation;
  const perUnit = wordFor({ ...words.appraisal.units, ...words.web.units }, unit);
  const shown = (price: number): string => `${format.number(price, Number.isInteger(price) ? 0 : 2)} ${perUnit}`;
  const read = priceOf(active);
  const fault = 'fault' in read ? read.fault : null;
  const price = 'price' in read ? read.price : listPrice;
  const maximum = Math.max(bounds.maximum, listPrice, Number.isFinite(price) ? price : 0);
  const setPrice = (text: string): void => change((each) => ({ ...each, terms: { ...each.terms, price: text } }));
  const worth = breakEven === undefined ? undefined : Math.floor(breakEven.price.value);
  return (
    <form className="live-controls" aria-label={controls.title} onSubmit={(event) => event.preventDefault()}>
      <h3 className="ds-heading" data-size="xs">
        {controls.title}
      </h3>
      <fieldset className="field inline-choices">
        <legend className="field-label">{controls.which}</legend>
        {alternatives.map((each) => {
          const offer = listed.find((candidate) => candidate.id === each.id);
          return (
            <Choice
              key={each.id}
              type="radio"
              id={`${id}-${each.id}`}
              name={`${id}-active`}
              label={offer === undefined ? each.id : offerName(offer, words)}
              checked={each.id === active.id}
              change={() => activate(each.id)}
            />
          );
        })}
        <Button type="button" variant="secondary" data-size="sm" onClick={add}>
          {controls.add}
        </Button>
      </fieldset>
      <div className="input-control" role="group" aria-labelledby={`${id}-price`}>
        <p id={`${id}-price`} className="field-label">
          {controls.price}
        </p>
        <input
          type="range"
          className="slider"
          aria-labelledby={`${id}-price`}
          aria-describedby={`${id}-hint`}
          aria-valuetext={shown(price)}
          min={0}
          max={maximum}
          step={bounds.step}
          value={price}
          onChange={(event) => setPrice(event.target.value)}
        />
        <div className="number-row">
          <Input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className="number-input"
            aria-labelledby={`${id}-price ${id}-unit`}
            aria-describedby={`${id}-hint${fault === null ? '' : ` ${id}-error`}`}
            aria-invalid={fault !== null || undefined}
            value={active.terms.price ?? ''}
            onChange={(event) => setPrice(event.target.value)}
          />
          <span id={`${id}-unit`}>{perUnit}</span>
        </div>
        <p id={`${id}-hint`} className="hint">
          {controls.priceRange({ maximum: shown(maximum), list: shown(listPrice) })}
        </p>
        {fault === null ? (
          <p className="live-where" data-changed={price !== listPrice}>
            {controls.discount({ share: format.percent(1 - price / listPrice) })}
          </p>
        ) : (
          <p id={`${id}-error`} className="ds-validation-message field-error" data-color="danger" role="alert">
            {controls.faults[fault]}
          </p>
        )}
        {worth !== undefined && worth >= 0 && (
          <Button type="button" variant="tertiary" data-size="sm" onClick={() => setPrice(String(worth))}>
            {controls.toBreakEven}
          </Button>
        )}
      </div>
      {terms}
      <div className="field">
        <label className="field-label" htmlFor={`${id}-name`}>
          {controls.name}
        </label>
        <p id={`${id}-name-hint`} className="hint">
          {controls.nameHint}
        </p>
        <Input
          id={`${id}-name`}
          type="text"
          autoComplete="off"
          maxLength={200}
          aria-describedby={`${id}-name-hint`}
          value={active.name}
          onChange={(event) => change((each) => ({ ...each, name: event.target.value }))}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-remark`}>
          {controls.remark}
        </label>
        <Textarea
          id={`${id}-remark`}
          rows={2}
          maxLength={longestText}
          value={active.remark}
          onChange={(event) => change((each) => ({ ...each, remark: event.target.value }))}
        />
      </div>
      <div className="ask-buttons">
        <Button type="button" variant="secondary" data-size="sm" aria-pressed={chosen} onClick={choose}>
          {chosen ? controls.chosen : controls.choose}
        </Button>
        {alternatives.length > 1 && (
          <Button type="button" variant="tertiary" data-size="sm" onClick={remove}>
            {controls.remove}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What the server keeps of one text. */
export const longestText = 20_000;
