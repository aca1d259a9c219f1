import { Alert, Button, Select, Textarea } from '@digdir/designsystemet-react';
import { commandFields, type CommandType } from '@likeverd/casework';
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import type { CaseView } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useFormat, useSpeech, useWords, wordFor } from '../i18n/language.tsx';
import { refusalText } from '../i18n/refusals.ts';
import { composeNote, type NoteMaterials } from './compose.ts';
import { longestText } from './OfferControls.tsx';
import { offerName } from './names.ts';
import { noteHtml, noteText, type NoteBlock, type Piece, redactionOf, unknownReferences, withoutSecrets } from './note.ts';
import { quantities } from './quantities.ts';

interface Props {
  readonly view: CaseView;
  /** Null while the offers cannot be computed: the text can be written, the note cannot be put together. */
  readonly materials: NoteMaterials | null;
  readonly assessment: string;
  readonly change: (assessment: string) => void;
  /** The case as it is after the note was recorded. */
  readonly delivered: (view: CaseView) => void;
}

/** The price note: the negotiator's text with numbers by reference, its two editions, and its delivery. */
export function PriceNote({ view, materials, assessment, change, delivered }: Props): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const id = useId();
  const { note: own } = words.negotiation;
  const area = useRef<HTMLTextAreaElement>(null);
  const [offer, setOffer] = useState('');
  const [quantity, setQuantity] = useState<string>(quantities[0]);
  const [edition, setEdition] = useState<'confidential' | 'open'>('confidential');
  const full = useMemo(() => (materials === null ? null : composeNote(materials, words, format)), [materials, words, format]);
  const listed = materials?.listed ?? [];
  const unknown = materials === null ? [] : unknownReferences(assessment, listed);
  const redaction = full === null ? null : redactionOf(full);
  const confidential = full === null || redaction === null ? null : marked(full, own.marked(withGrounds(redaction)));
  const open =
    full === null || redaction === null
      ? null
      : marked(withoutSecrets(full, own.redacted), own.markedOpen({ ...withGrounds(redaction), share: shareOf(redaction) }));
  const blocks = edition === 'confidential' ? confidential : open;
  const insertOffer = listed.some((each) => each.id === offer) ? offer : (listed[0]?.id ?? '');

  function shareOf({ withheld, values }: { readonly withheld: number; readonly values: number }): string {
    return format.percent(withheld / Math.max(1, values), 0);
  }
  function withGrounds<R extends ReturnType<typeof redactionOf>>({ withheld, values, grounds }: R) {
    return { withheld, values, grounds: format.list(grounds.map((ground) => words.casework.grounds[ground])) };
  }

  const insert = (): void => {
    const at = area.current?.selectionStart ?? assessment.length;
    const reference = `[[${insertOffer}.${quantity}]]`;
    change(`${assessment.slice(0, at)}${reference}${assessment.slice(at)}`);
    area.current?.focus();
  };
  const download = (): void => {
    if (blocks === null) return;
    const address = URL.createObjectURL(new Blob([noteHtml(blocks, language)], { type: 'text/html' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `prisnotat-${view.state.number ?? 'sak'}-${edition}.html`;
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <section aria-labelledby={id} className="price-note">
      <h2 id={id} className="ds-heading" data-size="sm">
        {own.title}
      </h2>
      <p className="no-print">{own.lead}</p>
      <div className="field no-print" data-invalid={unknown.length > 0}>
        <label className="field-label" htmlFor={`${id}-text`}>
          {own.assessment}
        </label>
        <p id={`${id}-hint`} className="hint">
          {own.assessmentHint}
        </p>
        <Textarea
          ref={area}
          id={`${id}-text`}
          rows={8}
          maxLength={longestText}
          aria-describedby={`${id}-hint${unknown.length > 0 ? ` ${id}-unknown` : ''}`}
          aria-invalid={unknown.length > 0 || undefined}
          value={assessment}
          onChange={(event) => change(event.target.value)}
        />
        {unknown.length > 0 && (
          <p id={`${id}-unknown`} className="ds-validation-message field-error" data-color="danger">
            {own.unknown({ references: unknown.join(', ') })}
          </p>
        )}
      </div>
      {materials !== null && (
        <fieldset className="insert-number no-print">
          <legend className="field-label">{own.insert}</legend>
          <div className="field">
            <label htmlFor={`${id}-offer`}>{own.insertOffer}</label>
            <Select id={`${id}-offer`} value={insertOffer} onChange={(event) => setOffer(event.target.value)}>
              {listed.map((each) => (
                <Select.Option key={each.id} value={each.id}>
                  {offerName(each, words)}
                </Select.Option>
              ))}
            </Select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-quantity`}>{own.insertQuantity}</label>
            <Select id={`${id}-quantity`} value={quantity} onChange={(event) => setQuantity(event.target.value)}>
              {quantities.map((each) => (
                <Select.Option key={each} value={each}>
                  {words.negotiation.quantities[each]}
                </Select.Option>
              ))}
            </Select>
          </div>
          <Button type="button" variant="secondary" data-size="sm" onClick={insert}>
            {own.insertButton}
          </Button>
        </fieldset>
      )}
      {blocks !== null && (
        <>
          <fieldset className="field inline-choices no-print">
            <legend className="field-label">{own.edition}</legend>
            {(['confidential', 'open'] as const).map((each) => (
              <Choice
                key={each}
                type="radio"
                id={`${id}-${each}`}
                name={`${id}-edition`}
                label={own[each]}
                checked={edition === each}
                change={() => setEdition(each)}
              />
            ))}
          </fieldset>
          {edition === 'open' && <p className="hint no-print">{own.openHint}</p>}
          <NotePaper blocks={blocks} />
          <div className="ask-buttons no-print">
            <Button type="button" variant="secondary" onClick={() => window.print()}>
              {own.print}
            </Button>
            <Button type="button" variant="secondary" onClick={download}>
              {own.download}
            </Button>
          </div>
          <Delivery
            view={view}
            text={confidential === null ? '' : noteText(confidential)}
            ready={assessment.trim() !== '' && unknown.length === 0}
            delivered={delivered}
          />
        </>
      )}
    </section>
  );
}

/** The note with a line under its title that says which edition it is. */
function marked([title, ...rest]: readonly NoteBlock[], mark: string): readonly NoteBlock[] {
  return title === undefined ? [] : [title, { kind: 'paragraph', pieces: [mark] }, ...rest];
}

/** The note as it will be read. */
function NotePaper({ blocks }: { readonly blocks: readonly NoteBlock[] }): ReactNode {
  const words = useWords();
  return (
    <article className="note-paper">
      {blocks.map((block, index) => {
        // Blocks have no identity of their own, and the note is built afresh as a whole.
        const key = `${index}-${block.kind}`;
        switch (block.kind) {
          case 'title':
            return (
              <h3 key={key} className="ds-heading" data-size="sm">
                {block.text}
              </h3>
            );
          case 'heading':
            return <h4 key={key}>{block.text}</h4>;
          case 'paragraph':
            return (
              <p key={key} className="prose">
                {block.pieces.map((piece, place) => (
                  <NotePiece key={`${place}-${typeof piece}`} piece={piece} />
                ))}
              </p>
            );
          case 'table':
            return (
              <TableScroll key={key} label={`${words.negotiation.note.title}: ${block.caption}`}>
                <table className="ds-table figure-table" data-size="sm">
                  <caption>{block.caption}</caption>
                  <thead>
                    <tr>
                      {block.head.map((name) => (
                        <th key={name} scope="col">
                          {name}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {block.rows.map(({ heading, cells }) => (
                      <tr key={heading}>
                        <th scope="row">{heading}</th>
                        {cells.map((piece, place) => (
                          <td key={block.head[place + 1]} className="numeric">
                            <NotePiece piece={piece} />
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableScroll>
            );
        }
      })}
    </article>
  );
}

function NotePiece({ piece }: { readonly piece: Piece }): ReactNode {
  const words = useWords();
  if (typeof piece === 'string') return piece;
  const title = piece.ground === null ? undefined : wordFor(words.casework.grounds, piece.ground);
  return (
    <span className="note-value" data-withheld={piece.ground !== null} title={title}>
      {piece.value}
    </span>
  );
}

interface DeliveryProps {
  readonly view: CaseView;
  readonly text: string;
  readonly ready: boolean;
  readonly delivered: (view: CaseView) => void;
}

const act = 'recordPriceNote' satisfies CommandType;
const longestNote = commandFields[act].note.longest;

/** Records the confidential edition in the case, by the case's own act. */
function Delivery({ view, text, ready, delivered }: DeliveryProps): ReactNode {
  const words = useWords();
  const { note: own } = words.negotiation;
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const idempotency = useRef({ text: '', key: '' });
  const obstacles = view.acts.find(({ type }) => type === act)?.obstacles ?? [];
  const over = text.length - longestNote;
  if (obstacles.length > 0) {
    return (
      <div className="no-print">
        <p>{own.notNow}</p>
        <ul>
          {obstacles.map((obstacle) => (
            <li key={`${obstacle.code}-${obstacle.rule}`}>{refusalText(words, obstacle)}</li>
          ))}
        </ul>
      </div>
    );
  }
  const deliver = async (): Promise<void> => {
    if (sending) return;
    if (!ready || over > 0) {
      setOutcome({ good: false, text: over > 0 ? own.tooLong({ over }) : own.empty });
      return;
    }
    // The same text sent again after a lost answer is the same act.
    if (idempotency.current.text !== text) idempotency.current = { text, key: crypto.randomUUID() };
    setSending(true);
    try {
      const answer = await postJson<{ view: CaseView }>(
        `/api/cases/${encodeURIComponent(view.state.id)}/acts`,
        { type: act, values: { note: text }, expectedVersion: view.state.version },
        idempotency.current.key,
      );
      setOutcome({ good: true, text: own.submitted });
      delivered(answer.view);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const refusals = error.problem.rejections ?? [];
      setOutcome({
        good: false,
        text: refusals.length > 0 ? refusals.map((each) => refusalText(words, each)).join(' ') : failureText(error, words),
      });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="no-print">
      <p className="hint">{own.submitHint}</p>
      <Button type="button" aria-disabled={sending} onClick={() => void deliver()}>
        {sending ? own.submitting : own.submit}
      </Button>
      <div role="status">
        {outcome !== null && (
          <Alert data-color={outcome.good ? 'success' : 'warning'} className="form-notice">
            <p>{outcome.text}</p>
          </Alert>
        )}
      </div>
    </div>
  );
}
