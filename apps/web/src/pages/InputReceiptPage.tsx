import { Alert, Button, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import { type FollowedInput, receiptQuery } from '../api/queries.ts';
import { failureText, LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { GivenText } from '../participation/GivenText.tsx';
import { PublishedText } from '../participation/InputTable.tsx';
import { Outcome } from '../participation/Outcome.tsx';

const route = getRouteApi('/innspill/$receipt');

const colours = { unconfirmed: 'warning', received: 'info', declined: 'neutral', published: 'info', answered: 'success' } as const;

/** The page of someone who gave input without signing in: where it stands, what came of it, and the way to delete it. */
export function InputReceiptPage(): ReactNode {
  const words = useWords().pages.participation.open.receipt;
  const { receipt } = route.useParams();
  const found = useQuery(receiptQuery(receipt));
  const [erased, setErased] = useState(false);
  const gone = found.error instanceof ApiError && found.error.problem.code === 'notFound';
  return (
    <div className="container page narrow participation">
      <PageHeading title={words.title} />
      {erased ? (
        <Alert role="status" data-color="success">
          <p>{words.erased}</p>
        </Alert>
      ) : gone ? (
        <p className="lead">{words.gone}</p>
      ) : found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : (
        <Followed receipt={receipt} followed={found.data} erased={() => setErased(true)} />
      )}
    </div>
  );
}

interface Props {
  readonly receipt: string;
  readonly followed: FollowedInput;
  readonly erased: () => void;
}

function Followed({ receipt, followed, erased }: Props): ReactNode {
  const words = useWords().pages.participation.open.receipt;
  const format = useFormat();
  const { name, number, standing, values, givenOn, declineReason, input, texts } = followed;
  return (
    <>
      <p className="lead">
        {number === undefined ? (
          name
        ) : (
          <Link to="/metoder/$number" params={{ number }}>
            {name}
          </Link>
        )}
        , <time dateTime={givenOn}>{format.date(givenOn)}</time>
      </p>
      <p>
        <Tag data-color={colours[standing]} className="tag">
          {words.standings[standing]}
        </Tag>
      </p>
      {declineReason !== undefined && (
        <p className="prose">
          <strong>{words.declinedBecause}</strong> {declineReason}
        </p>
      )}
      {input?.disposition !== undefined && (
        <section aria-labelledby="svar">
          <h2 id="svar" className="ds-heading" data-size="sm">
            {words.outcome}
          </h2>
          <Outcome disposition={input.disposition} number={number} />
        </section>
      )}
      {input?.inputNumber !== undefined && (
        <section aria-labelledby="offentlig">
          <h2 id="offentlig" className="ds-heading" data-size="sm">
            {words.asPublished({ number: input.inputNumber })}
          </h2>
          <PublishedText input={input} />
        </section>
      )}
      <section aria-labelledby="skrevet">
        <h2 id="skrevet" className="ds-heading" data-size="sm">
          {words.written}
        </h2>
        <GivenText caseId={followed.caseId} texts={texts} values={values} />
      </section>
      <Erase receipt={receipt} erased={erased} />
    </>
  );
}

/** Deleting asks once more. */
function Erase({ receipt, erased }: { readonly receipt: string; readonly erased: () => void }): ReactNode {
  const words = useWords();
  const own = words.pages.participation.open.receipt;
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState('');
  const erase = (): void => {
    postJson(`/api/open-input/receipts/${encodeURIComponent(receipt)}/erase`, {})
      .then(erased)
      .catch((error: unknown) => setTrouble(failureText(error, words)));
  };
  return (
    <section aria-labelledby="slett">
      <h2 id="slett" className="ds-heading" data-size="sm">
        {own.erase}
      </h2>
      <p>{own.eraseText}</p>
      <div className="form-actions">
        <Button type="button" variant="secondary" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {own.erase}
        </Button>
        {asked && (
          <Button type="button" data-color="danger" onClick={erase}>
            {own.eraseSure}
          </Button>
        )}
      </div>
      <p role="alert" className="field-error">
        {trouble}
      </p>
    </section>
  );
}
