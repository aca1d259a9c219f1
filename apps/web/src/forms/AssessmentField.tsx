import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { assessmentQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Choice } from './Choice.tsx';

interface Props {
  readonly id: string;
  /** Hash of the chosen result, empty before one is chosen. */
  readonly value: string;
  readonly change: (result: string) => void;
}

/** Choose one of the results that the assessment document of this case has. */
export function AssessmentField({ id, value, change }: Props): ReactNode {
  const words = useWords().assessment.page.field;
  const format = useFormat();
  const { id: caseId = '' } = useParams({ strict: false });
  const found = useQuery(assessmentQuery(caseId));
  if (found.isError) return <LoadFailure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  if (found.data.results.length === 0) return <p id={id}>{words.none}</p>;
  return found.data.results
    .toReversed()
    .map(({ version, result, recordedAt }, index) => (
      <Choice
        key={`${version} ${result}`}
        type="radio"
        id={index === 0 ? id : `${id}-${result}`}
        name={id}
        label={words.choice({ version: String(version), date: format.instant(recordedAt), hash: result.slice(0, 12) })}
        checked={value === result}
        change={() => change(result)}
      />
    ));
}
