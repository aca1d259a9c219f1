import { Button } from '@digdir/designsystemet-react';
import { checkEnrolment, obstaclesToSchemes, schemeFields } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { RegisterForm } from '../forms/RegisterForm.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { type EnrolmentVersion, newestEntries, schemesQuery } from '../intake/schemes.ts';
import { PageHeading } from '../layout/PageHeading.tsx';

/** The medicines of the simplified ways, from when, by which source, and every change of the lists; the secretariat keeps them. */
export function SchemesPage(): ReactNode {
  const { pages } = useWords();
  const own = pages.intake.schemes;
  const found = useQuery(schemesQuery);
  const viewer = useQuery(sessionQuery).data?.viewer ?? null;
  const mayEdit = viewer !== null && obstaclesToSchemes(viewer).length === 0;
  const [editing, setEditing] = useState<EnrolmentVersion | 'new' | null>(null);
  const [saved, setSaved] = useState('');
  const queryClient = useQueryClient();
  const done = async (entry: EnrolmentVersion): Promise<void> => {
    setSaved(entry.schemeSubstance);
    setEditing(null);
    await queryClient.invalidateQueries({ queryKey: schemesQuery.queryKey });
  };
  return (
    <div className="container page">
      <PageHeading title={own.title} />
      <p className="lead">{own.lead}</p>
      <p className="measure">{own.source}</p>
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : (
        <>
          <Entries versions={found.data.versions} edit={mayEdit ? setEditing : null} />
          <p role="status">{saved === '' ? '' : own.saved({ substance: saved })}</p>
          {mayEdit && editing === null && (
            <p>
              <Button type="button" variant="secondary" onClick={() => setEditing('new')}>
                {own.add}
              </Button>
            </p>
          )}
          {editing !== null && (
            <RegisterForm<EnrolmentVersion>
              key={editing === 'new' ? 'new' : editing.schemeSubstance}
              fields={schemeFields}
              check={checkEnrolment}
              address="/api/schemes"
              label={editing === 'new' ? own.add : editing.schemeSubstance}
              own={own}
              {...(editing === 'new' ? {} : { given: { ...editing } })}
              expectedVersion={editing === 'new' ? 0 : editing.version}
              done={done}
              cancel={() => setEditing(null)}
            />
          )}
          <History versions={found.data.versions} />
        </>
      )}
    </div>
  );
}

interface EntriesProps {
  readonly versions: readonly EnrolmentVersion[];
  /** Opens an entry for change; null for those who only read. */
  readonly edit: ((entry: EnrolmentVersion) => void) | null;
}

function Entries({ versions, edit }: EntriesProps): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.intake.schemes;
  const format = useFormat();
  const entries = newestEntries(versions);
  if (entries.length === 0) return <p className="empty">{own.none}</p>;
  const { scheme, schemeSubstance, schemeAtc, enrolledOn, leftOn, schemeListSource } = casework.fields;
  return (
    <TableScroll label={own.table}>
      <table className="ds-table">
        <caption className="ds-sr-only">{own.table}</caption>
        <thead>
          <tr>
            {[schemeSubstance, schemeAtc, scheme, enrolledOn, leftOn, schemeListSource].map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            {edit !== null && <th scope="col">{own.action}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.scheme} ${entry.schemeSubstance}`}>
              <th scope="row">{entry.schemeSubstance}</th>
              <td>{entry.schemeAtc ?? '–'}</td>
              <td>{wordFor(casework.choices, entry.scheme)}</td>
              <td className="one-line">{format.date(entry.enrolledOn)}</td>
              <td className="one-line">{entry.leftOn === undefined ? own.open : format.date(entry.leftOn)}</td>
              <td>{entry.schemeListSource}</td>
              {edit !== null && (
                <td>
                  <Button type="button" variant="tertiary" data-size="sm" onClick={() => edit(entry)}>
                    {own.change}
                    <span className="ds-sr-only"> {entry.schemeSubstance}</span>
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function History({ versions }: { readonly versions: readonly EnrolmentVersion[] }): ReactNode {
  const own = useWords().pages.intake.schemes;
  const format = useFormat();
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{own.history}</summary>
      <ol>
        {versions.map(({ scheme, schemeSubstance, version, enrolledOn, leftOn, recordedAt }) => (
          <li key={`${scheme} ${schemeSubstance} ${version}`}>
            {own.entry({
              substance: schemeSubstance,
              from: format.date(enrolledOn),
              to: leftOn === undefined ? own.open : own.until({ date: format.date(leftOn) }),
            })}
            <span className="hint"> ({own.recorded({ time: format.instant(recordedAt) })})</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
