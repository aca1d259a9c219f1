import { Alert, Button, Textarea } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { disclosureQuery, tryText, versionsQuery } from '../api/disclosure.ts';
import type { CaseView, Party } from '../api/types.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { Prose } from '../components/Prose.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { ClassBadge } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { Findings, placeName } from './Findings.tsx';

interface Props {
  readonly view: CaseView;
  readonly viewer: Party;
}

/** Roles that see what the guard finds; the service decides, this only saves asking in vain. */
const guards: readonly string[] = ['negotiator', 'secretariat', 'beslutningsforum'];

/** Everything about what is withheld in a case, as far as the viewer may see: values, claims, versions side by side, the guard. */
export function Confidentiality({ view, viewer }: Props): ReactNode {
  const { pages } = useWords();
  const words = pages.disclosure;
  const [open, setOpen] = useState(false);
  const place = useId();
  const { disclosure } = view.state;
  return (
    <section aria-labelledby={`${place}-title`} className="confidentiality">
      <h2 id={`${place}-title`} className="ds-heading" data-size="sm">
        {words.title}
      </h2>
      <Claims disclosure={disclosure} />
      <WithheldValues disclosure={disclosure} />
      {guards.includes(viewer.role) && disclosureHolds(view) && <Guard view={view} />}
      <p>
        <Button
          type="button"
          variant="secondary"
          data-size="sm"
          aria-expanded={open}
          aria-controls={`${place}-versions`}
          onClick={() => setOpen(!open)}
        >
          {open ? words.versions.hide : words.versions.show}
        </Button>
      </p>
      <div id={`${place}-versions`}>{open && <Versions view={view} />}</div>
    </section>
  );
}

type Disclosure = CaseView['state']['disclosure'];

/** A case of a medicine may have a hidden price, also one that this viewer does not see. */
const disclosureHolds = ({ state }: CaseView): boolean => state.methodType === 'medicine' && state.number !== undefined;

function Claims({ disclosure: { claims, passages } }: { readonly disclosure: Disclosure }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { casework, pages } = words;
  if (claims.length === 0) return null;
  return (
    <>
      <h3>{pages.disclosure.claims.title}</h3>
      <TableScroll label={pages.disclosure.claims.title}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{casework.fields.claimId.label}</th>
              <th scope="col">{pages.disclosure.claims.text}</th>
              <th scope="col">{casework.fields.legalGround.label}</th>
              <th scope="col">{casework.fields.claimJudgement.label}</th>
            </tr>
          </thead>
          <tbody>
            {claims.map(({ id, owner, passage, quote, ground, reason, claimedAt, judgement, judgementReason, opensOn }) => (
              <tr key={id}>
                <td>
                  <code>{id}</code>
                  <br />
                  {wordFor(casework.organisations, owner)}
                  <br />
                  {format.instant(claimedAt)}
                </td>
                <td>{quote ?? (passage === undefined ? undefined : passages[passage]?.text) ?? pages.disclosure.notShown}</td>
                <td>
                  {ground === undefined ? '' : wordFor(casework.grounds, ground)}
                  {reason !== undefined && <p>{reason}</p>}
                </td>
                <td>
                  {judgement === undefined ? pages.disclosure.claims.waiting : wordFor(casework.choices, judgement)}
                  {judgementReason !== undefined && <p>{judgementReason}</p>}
                  {opensOn !== undefined && <p>{pages.disclosure.opens({ date: format.date(opensOn) })}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function WithheldValues({ disclosure: { passages, withheld, opened } }: { readonly disclosure: Disclosure }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { pages } = words;
  const values = [
    ...Object.entries(passages).map(([id, { label, text }]) => ({
      item: `passage.${id}`,
      name: pages.disclosure.values.passage,
      label,
      text,
    })),
    ...withheld.map(({ item, label, value }) => ({
      item,
      name: placeName(words, item),
      label,
      text: typeof value === 'string' ? value : typeof value === 'number' ? format.number(value, 2) : pages.disclosure.values.table,
    })),
  ].filter(({ label }) => label.class === 'confidential');
  if (values.length === 0) return <p>{pages.disclosure.values.none}</p>;
  return (
    <>
      <h3>{pages.disclosure.values.title}</h3>
      <p className="hint">{pages.disclosure.values.hint}</p>
      <ul className="withheld-values">
        {values.map(({ item, name, label, text }) => (
          <li key={item}>
            <strong>{name}</strong> <code>{item}</code>
            <p>
              <Prose text={text} />
            </p>
            <ClassBadge label={label} />
            {opened.some((each) => each.item === item) && <p>{pages.disclosure.values.opened}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Guard({ view }: { readonly view: CaseView }): ReactNode {
  const words = useWords();
  const { pages, casework } = words;
  const guard = pages.disclosure.guard;
  const id = useId();
  const [text, setText] = useState('');
  const found = useQuery(disclosureQuery(view.state.id, view.state.version));
  const tried = useMutation({ mutationFn: (typed: string) => tryText(view.state.id, typed) });
  // Not found: no price is hidden in this case.
  if (found.isError) return null;
  if (found.data === undefined) return <Loading />;
  const { now, next } = found.data;
  return (
    <div className="guard">
      <h3>{guard.title}</h3>
      <p className="hint">{guard.lead}</p>
      <Findings title={guard.now} findings={now} />
      {next !== undefined && (
        <Findings
          title={guard.next({ act: casework.acts[next.act as keyof typeof casework.acts].title.toLowerCase() })}
          findings={next.findings}
          {...(next.elsewhere === undefined ? {} : { elsewhere: next.elsewhere })}
        />
      )}
      <label className="field-label" htmlFor={id}>
        {guard.tryLabel}
      </label>
      <Textarea id={id} rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      <p>
        <Button
          type="button"
          variant="secondary"
          data-size="sm"
          aria-disabled={text.trim() === ''}
          onClick={() => {
            if (text.trim() !== '') tried.mutate(text);
          }}
        >
          {guard.tryButton}
        </Button>
      </p>
      <div role="status">
        {tried.isError && <Alert data-color="danger">{guard.tryFailed}</Alert>}
        {tried.data?.next !== undefined && (
          <Findings
            title={guard.tried}
            findings={tried.data.next.findings}
            {...(tried.data.next.elsewhere === undefined ? {} : { elsewhere: tried.data.next.elsewhere })}
          />
        )}
      </div>
    </div>
  );
}

function Versions({ view }: { readonly view: CaseView }): ReactNode {
  const words = useWords();
  const { pages } = words;
  const found = useQuery(versionsQuery(view.state.id, view.state.version));
  if (found.isError) return <LoadFailure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  const { audiences, texts } = found.data;
  return (
    <>
      <p className="hint">{pages.disclosure.versions.hint}</p>
      <TableScroll label={pages.disclosure.versions.title}>
        <table className="ds-table versions">
          <caption className="ds-sr-only">{pages.disclosure.versions.title}</caption>
          <thead>
            <tr>
              <th scope="col">{pages.disclosure.versions.text}</th>
              {audiences.map((audience) => (
                <th key={audience} scope="col">
                  {pages.disclosure.versions.audiences[audience]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {texts.map(({ event, field, recordedAt, texts: of }) => (
              <tr key={`${recordedAt} ${event} ${field}`}>
                <th scope="row">{placeName(words, `${event}.${field}`)}</th>
                {audiences.map((audience) => {
                  const text = of[audience];
                  return (
                    <td key={audience}>{text === undefined ? <em>{pages.disclosure.notShown}</em> : <Prose text={text} />}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
