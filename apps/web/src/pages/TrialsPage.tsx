import { Button } from '@digdir/designsystemet-react';
import { obstaclesToTrials, trialAddress, trialFields } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { Facts } from '../components/Facts.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { type TrialEntry, trialsQuery } from '../implementation/queries.ts';
import { TrialForm } from '../implementation/TrialForm.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/studier');

/** The register of ongoing trials: search for everyone, and a form for those who keep it. */
export function TrialsPage(): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.implementation.trials;
  const common = pages.implementation;
  const format = useFormat();
  const { q = '', status = '', page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(trialsQuery(q, status, page));
  const viewer = useQuery(sessionQuery).data?.viewer ?? null;
  const mayEdit = viewer !== null && obstaclesToTrials(viewer).length === 0;
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [words, chosen] = [form.get('q'), form.get('status')].map((value) => (typeof value === 'string' ? value.trim() : ''));
    void navigate({
      search: {
        ...(words === undefined || words === '' ? {} : { q: words }),
        ...(chosen === undefined || chosen === '' ? {} : { status: chosen }),
      },
    });
  };
  return (
    <div className="container page">
      <PageHeading title={own.title} />
      <p className="lead">{own.lead}</p>
      <form role="search" className="plain-search" onSubmit={search} key={`${q} ${status}`}>
        <label htmlFor="studiesok" className="ds-sr-only">
          {own.search}
        </label>
        <input id="studiesok" className="ds-input" type="search" name="q" defaultValue={q} placeholder={own.search} />
        <label htmlFor="studiestatus" className="ds-sr-only">
          {casework.fields.trialStatus.label}
        </label>
        <select id="studiestatus" className="ds-input" name="status" defaultValue={status}>
          <option value="">{own.anyStatus}</option>
          {trialFields.trialStatus.choices.map((choice) => (
            <option key={choice} value={choice}>
              {wordFor(casework.choices, choice)}
            </option>
          ))}
        </select>
        <Button type="submit">{common.searchButton}</Button>
      </form>
      {mayEdit && <NewTrial />}
      {found.isPending && <Loading />}
      {found.isError && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && (
        <>
          <p role="status">{found.data.total === 0 ? own.none : own.count({ total: format.number(found.data.total) })}</p>
          <ul className="trial-list">
            {found.data.trials.map((trial) => (
              <li key={trial.trialNumber}>
                <Trial trial={trial} mayEdit={mayEdit} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function NewTrial(): ReactNode {
  const { pages } = useWords();
  const own = pages.implementation.trials;
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState('');
  const queryClient = useQueryClient();
  const done = async (trial: TrialEntry): Promise<void> => {
    setSaved(trial.trialNumber);
    setOpen(false);
    await queryClient.invalidateQueries({ queryKey: ['trials'] });
  };
  return (
    <div className="block">
      <p role="status">{saved === '' ? '' : own.saved({ trial: saved })}</p>
      {open ? (
        <TrialForm expectedVersion={0} done={done} cancel={() => setOpen(false)} />
      ) : (
        <Button type="button" variant="secondary" onClick={() => setOpen(true)}>
          {own.add}
        </Button>
      )}
    </div>
  );
}

function Trial({ trial, mayEdit }: { readonly trial: TrialEntry; readonly mayEdit: boolean }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.implementation.trials;
  const format = useFormat();
  const queryClient = useQueryClient();
  const [editing, setEditing] = useState(false);
  const fields = casework.fields;
  const { trialSites = [], trialMethods = [], molecularProfile } = trial;
  if (editing) {
    const done = async (): Promise<void> => {
      setEditing(false);
      await queryClient.invalidateQueries({ queryKey: ['trials'] });
    };
    return <TrialForm given={trial} expectedVersion={trial.version} done={done} cancel={() => setEditing(false)} />;
  }
  return (
    <article className="trial" aria-label={trial.trialTitle}>
      <h2 className="ds-heading" data-size="xs">
        {trial.trialTitle}
      </h2>
      <p>
        <strong>{wordFor(casework.choices, trial.trialStatus)}</strong> ·{' '}
        <a href={trial.trialAddress ?? trialAddress(trial.trialNumber)} rel="noreferrer">
          {own.openRegistry({ trial: trial.trialNumber })}
        </a>
      </p>
      <Facts
        facts={[
          { name: fields.trialIndication.label, value: trial.trialIndication },
          ...(molecularProfile === undefined ? [] : [{ name: fields.molecularProfile.label, value: molecularProfile }]),
          { name: fields.trialInclusion.label, value: trial.trialInclusion },
          ...(trialSites.length === 0 ? [] : [{ name: own.sites, value: format.list(trialSites.map(({ site }) => site)) }]),
        ]}
      />
      {trialMethods.length > 0 && (
        <p>
          {own.methods}:{' '}
          {trialMethods.map(({ number }) => (
            <Link key={number} to="/metoder/$number" params={{ number }} className="trial-method">
              {number}
            </Link>
          ))}
        </p>
      )}
      <p className="hint">{own.changedAt({ date: format.instant(trial.recordedAt) })}</p>
      {mayEdit && (
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => setEditing(true)}>
          {own.change}
        </Button>
      )}
    </article>
  );
}
