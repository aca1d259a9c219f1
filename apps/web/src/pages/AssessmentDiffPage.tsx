import { Details, Field, Label, Select } from '@digdir/designsystemet-react';
import { changesBetween, type Effect, effectsBetween, partIds, statusChanges } from '@likeverd/appraisal';
import { reportWords } from '@likeverd/language';
import { parseText } from '@likeverd/modelling/document';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { assessmentQuery, assessmentVersionQuery, storedAssessmentQuery } from '../api/queries.ts';
import type { AssessmentView, StoredAssessment } from '../api/types.ts';
import { ChangeTable } from '../assessment/ChangeTable.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/vurdering/$number/endringer');

/** What changed between two versions of an assessment document, and what it did to the results. */
export function AssessmentDiffPage(): ReactNode {
  const { diff } = useWords().assessment.page;
  const { number } = route.useParams();
  const found = useQuery(assessmentQuery(number));
  return (
    <article className="container page">
      <nav className="back" aria-label={useWords().web.navigation.breadcrumb}>
        <Link to="/vurdering/$number" params={{ number }}>
          {number}
        </Link>
      </nav>
      <PageHeading title={`${diff.title}: ${number}`} />
      {found.data !== undefined ? (
        found.data.versions.length < 2 ? (
          <p>{diff.one}</p>
        ) : (
          <Comparison view={found.data} />
        )
      ) : found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </article>
  );
}

function Comparison({ view }: { readonly view: AssessmentView }): ReactNode {
  const { diff } = useWords().assessment.page;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const numbers = view.versions.map(({ version }) => version);
  const til = search.til ?? numbers.at(-1) ?? 1;
  const fra = search.fra ?? numbers.at(-2) ?? 1;
  const [before, after] = [useQuery(assessmentVersionQuery(view.caseId, fra)), useQuery(assessmentVersionQuery(view.caseId, til))];
  const resultOf = (version: number): string => view.results.findLast((each) => each.version === version)?.result ?? '';
  const [old, recent] = [
    useQuery({ ...storedAssessmentQuery(resultOf(fra)), enabled: resultOf(fra) !== '' }),
    useQuery({ ...storedAssessmentQuery(resultOf(til)), enabled: resultOf(til) !== '' }),
  ];
  const changes = useMemo(() => {
    const [a, b] = [parseText(before.data?.document ?? ''), parseText(after.data?.document ?? '')];
    return a.ok && b.ok ? changesBetween(a.value.value, b.value.value) : [];
  }, [before.data, after.data]);
  return (
    <>
      <div className="diff-choice">
        <Version
          label={diff.from}
          value={fra}
          numbers={numbers}
          choose={(chosen) => void navigate({ search: { fra: chosen, til } })}
        />
        <Version
          label={diff.to}
          value={til}
          numbers={numbers}
          choose={(chosen) => void navigate({ search: { fra, til: chosen } })}
        />
      </div>
      <section aria-labelledby="endringer">
        <h2 id="endringer" className="ds-heading" data-size="md">
          {diff.premises}
        </h2>
        {before.data === undefined || after.data === undefined ? (
          <Loading />
        ) : (
          <ChangeTable changes={changes} before={diff.before} after={diff.after} />
        )}
      </section>
      <section aria-labelledby="virkninger">
        <h2 id="virkninger" className="ds-heading" data-size="md">
          {diff.effects}
        </h2>
        {old.data === undefined || recent.data === undefined ? (
          <p>{diff.notRun}</p>
        ) : (
          <Effects before={old.data} after={recent.data} />
        )}
      </section>
    </>
  );
}

interface VersionProps {
  readonly label: string;
  readonly value: number;
  readonly numbers: readonly number[];
  readonly choose: (version: number) => void;
}

function Version({ label, value, numbers, choose }: VersionProps): ReactNode {
  const format = useFormat();
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={String(value)} onChange={(event) => choose(Number(event.target.value))}>
        {numbers.map((version) => (
          <Select.Option key={version} value={String(version)}>
            {format.number(version)}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** Results shown before the rest are folded away. */
const shownFirst = 20;

/** Result by result, what decides first. */
function Effects({ before, after }: { readonly before: StoredAssessment; readonly after: StoredAssessment }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { diff } = words.assessment.page;
  const own = reportWords(words, language);
  const effects = effectsBetween(before.assessment, after.assessment);
  const states = statusChanges(before.assessment, after.assessment);
  const write = (node: Effect['from']): string => (node === undefined ? '–' : own.write(node));
  const rows = effects.map(({ id, kind, from, to }) => [`${own.quantities[kind]} (${id})`, write(from), write(to)]);
  const head = [diff.result, diff.before, diff.after];
  const name = (part: string): string => {
    const id = partIds.find((each) => each === part);
    return id === undefined ? words.assessment.page.stale.appraisal : words.assessment.parts[id];
  };
  const state = (status: string | undefined): string => wordFor(diff.states, status ?? 'absent');
  return (
    <>
      {effects.length === 0 ? (
        <p>{diff.noEffects}</p>
      ) : (
        <FigureTable caption={diff.effects} head={head} rows={rows.slice(0, shownFirst)} />
      )}
      {rows.length > shownFirst && (
        <Details className="block">
          <Details.Summary>{diff.more({ count: format.number(rows.length - shownFirst) })}</Details.Summary>
          <Details.Content>
            <FigureTable caption={diff.rest} head={head} rows={rows.slice(shownFirst)} />
          </Details.Content>
        </Details>
      )}
      {states.length > 0 && (
        <FigureTable
          caption={diff.status}
          head={head}
          rows={states.map(({ part, from, to }) => [name(part), state(from), state(to)])}
        />
      )}
    </>
  );
}
