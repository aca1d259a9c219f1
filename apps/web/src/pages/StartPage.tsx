import { Alert, Heading } from '@digdir/designsystemet-react';
import { actsOf } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import { caseQuery, sessionQuery } from '../api/queries.ts';
import type { CaseView, Party } from '../api/types.ts';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { ActForm } from '../forms/ActForm.tsx';
import { type Content, useFormat, useWords } from '../i18n/language.tsx';
import { newestEntries, schemesQuery } from '../intake/schemes.ts';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/ny');

/** The ways to hand something in: address, and the act that opens the case. */
const starts = [
  { type: 'anmodning', act: 'submitRequest' },
  { type: 'forslag', act: 'submitProposal' },
  { type: 'varsel', act: 'submitNotice' },
  { type: 'mini', act: 'startMiniHta' },
] as const;
type Start = (typeof starts)[number];

/** Choose what to hand in, and fill it in. */
export function StartPage(): ReactNode {
  const { web, casework, pages } = useWords();
  const session = useQuery(sessionQuery);
  const { type } = route.useSearch();
  const viewer = session.data?.viewer ?? null;
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={web.start.signInTitle} text={web.start.signInText} />;
  const possible = starts.filter(({ act }) => actsOf(viewer.role).includes(act));
  if (possible.length === 0) {
    return (
      <div className="container page narrow">
        <PageHeading title={web.start.title} />
        <Alert data-color="warning">
          <p>{web.start.wrongRole({ role: casework.roles[viewer.role] })}</p>
        </Alert>
      </div>
    );
  }
  const chosen = possible.find((start) => start.type === type);
  if (chosen !== undefined) return <Fill key={chosen.act} act={chosen.act} viewer={viewer} />;
  return (
    <div className="container page narrow">
      <PageHeading title={web.start.title} />
      <p className="lead">{web.start.lead}</p>
      <div className="choices-of-start">
        {possible.map((start) => (
          <div key={start.type} className="start-card">
            <Heading level={2} data-size="sm">
              <Link to="/ny" search={{ type: start.type }}>
                {casework.acts[start.act].title}
              </Link>
            </Heading>
            <p>{pages.intake.starts[start.act]}</p>
          </div>
        ))}
        {viewer.role === 'proposer' && <p className="hint">{web.start.onlySupplier}</p>}
      </div>
    </div>
  );
}

/** The day after which no documentation date may lie, some weeks ahead of today: an example that is still right tomorrow. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A request with everything that a complete form has; the texts are in the reader's language. */
function exampleOfRequest({ web, pages }: Content): Readonly<Record<string, unknown>> {
  const { medicalField, trial, test } = pages.intake.example;
  return {
    ...web.examples.request,
    requestType: 'newMedicine',
    medicalField,
    indication: web.examples.request.population,
    wholeIndication: true,
    patientsPerYear: 140,
    authorisationStatus: 'maApplied',
    authorisationProcedure: 'centralisedProcedure',
    jointAssessment: 'jointNotInScope',
    documentationType: 'costPerQalyDossier',
    documentationDate: inDays(60),
    clinicalTrials: [{ registration: 'NCT00000000', status: 'studyOngoing', participants: 412, ...trial }],
    diagnosticsNeeded: 'neededYes',
    diagnostics: [{ inUse: 'inUseSomewhere', ...test }],
    personnelNeeded: 'neededNo',
    constructed: true,
  };
}

/** Which medicines have a simpler way: told before the form is filled in. */
function SchemeNotice(): ReactNode {
  const { schemes } = useWords().pages.intake;
  const format = useFormat();
  const { data } = useQuery(schemesQuery);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const enrolled = newestEntries(data?.versions ?? []).filter(
    ({ enrolledOn, leftOn }) => enrolledOn <= today && (leftOn === undefined || today < leftOn),
  );
  if (enrolled.length === 0) return null;
  return (
    <Alert data-color="info">
      <p>
        {schemes.notice({ substances: format.list(enrolled.map(({ schemeSubstance }) => schemeSubstance)) })}{' '}
        <Link to="/forenklede-lop">{schemes.title}</Link>
      </p>
    </Alert>
  );
}

function Fill({ act, viewer }: { readonly act: Start['act']; readonly viewer: Party }): ReactNode {
  const words = useWords();
  const { web, casework } = words;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const examples: Readonly<Partial<Record<Start['act'], Readonly<Record<string, unknown>>>>> = {
    submitRequest: exampleOfRequest(words),
    submitProposal: { ...web.examples.proposal, methodType: 'procedure', constructed: true },
  };
  const example = examples[act];
  const send: ComponentProps<typeof ActForm>['send'] = async (values, idempotencyKey, withheld) => {
    const { id, view } = await postJson<{ id: string; view: CaseView }>(
      '/api/cases',
      { type: act, values, ...(withheld.length === 0 ? {} : { withheld }) },
      idempotencyKey,
    );
    queryClient.setQueryData(caseQuery(id).queryKey, view);
    await queryClient.invalidateQueries({ queryKey: ['cases'] });
    await navigate({ to: '/arbeid/$id', params: { id }, state: (previous) => ({ ...previous, done: act }) });
  };
  return (
    <div className="container page narrow">
      <p className="back">
        <Link to="/ny">{web.start.change}</Link>
      </p>
      <PageHeading title={casework.acts[act].title} />
      {act === 'submitRequest' && <SchemeNotice />}
      <ActForm
        type={act}
        caseId="new"
        person={viewer.person}
        {...(example === undefined ? {} : { example })}
        send={send}
        withholding
      />
    </div>
  );
}
