import { Alert, Button } from '@digdir/designsystemet-react';
import { portfolioColumns } from '@likeverd/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError, sendFileForJson } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import type { PortfolioReport } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The public list of decisions, in and out: everyone may fetch it, the secretariat takes it over. */
export function PortfolioPage(): ReactNode {
  const { pages } = useWords();
  const text = pages.portfolio;
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Loading />;
  const viewer = session.data?.viewer ?? null;
  return (
    <div className="container page narrow">
      <PageHeading title={text.heading} />
      <p className="lead">{text.lead}</p>
      <ul>
        {portfolioColumns.map((column) => (
          <li key={column}>{column}</li>
        ))}
      </ul>
      <p>
        <a className="ds-button" data-variant="secondary" href="/api/portfolio.xlsx" download>
          {text.fetch}
        </a>
      </p>
      {viewer?.role === 'secretariat' ? <TakeOver /> : <p>{text.secretariatOnly}</p>}
    </div>
  );
}

function TakeOver(): ReactNode {
  const words = useWords();
  const text = words.pages.portfolio;
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [empty, setEmpty] = useState(false);
  const sending = useMutation({
    mutationFn: (chosen: File) => sendFileForJson<PortfolioReport>('/api/portfolio', chosen, workbookType),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const cells = sending.error instanceof ApiError ? (sending.error.problem.cells ?? []) : [];
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(file === null);
        if (file !== null && !sending.isPending) sending.mutate(file);
      }}
    >
      <div className="field">
        <label className="field-label" htmlFor="arbeidsbok">
          {text.choose}
        </label>
        <input
          id="arbeidsbok"
          type="file"
          accept=".xlsx"
          aria-describedby={empty ? 'arbeidsbok-feil' : undefined}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setEmpty(false);
            sending.reset();
          }}
        />
        {empty && (
          <p id="arbeidsbok-feil" role="alert" className="field-error">
            {text.chooseFirst}
          </p>
        )}
      </div>
      <p className="hint">{text.again}</p>
      <Button type="submit" aria-disabled={sending.isPending}>
        {sending.isPending ? text.sending : text.send}
      </Button>
      {sending.isSuccess && (
        <Alert role="status" data-color={sending.data.refused.length === 0 ? 'success' : 'warning'} className="form-notice">
          <p>{text.done(sending.data)}</p>
          {sending.data.refused.length > 0 && (
            <details>
              <summary>{text.refused({ count: sending.data.refused.length })}</summary>
              <p>{sending.data.refused.map(({ number }) => number).join(', ')}</p>
            </details>
          )}
        </Alert>
      )}
      {sending.isError && (
        <Alert role="alert" data-color="danger" className="form-notice">
          <p>{failureText(sending.error, words)}</p>
        </Alert>
      )}
      {cells.length > 0 && (
        <TableScroll label={text.faultsTitle}>
          <table className="ds-table">
            <thead>
              <tr>
                <th scope="col">{text.row}</th>
                <th scope="col">{text.column}</th>
                <th scope="col">{text.fault}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ row, column, code, message }) => (
                <tr key={`${row} ${column} ${code}`}>
                  <td>{row}</td>
                  <td>{column}</td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </form>
  );
}
