import { Button } from '@digdir/designsystemet-react';
import type { CommandType } from '@likeverd/casework';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { getJson, postJson } from '../api/client.ts';
import type { CaseView } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';
import { bulkActs, type ListedCase } from './choices.ts';

interface Props {
  readonly cases: readonly ListedCase[];
  readonly clear: () => void;
}

interface Outcome {
  readonly id: string;
  readonly name: string;
  /** Empty when it was done. */
  readonly trouble: string;
}

/** What can be done in all the chosen cases at once, and what came of it in each: one that is refused leaves the others done. */
export function BulkActs({ cases, clear }: Props): ReactNode {
  const words = useWords();
  const { pages, casework, web } = words;
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<CommandType | null>(null);
  const [doing, setDoing] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);

  const act = async (type: CommandType): Promise<void> => {
    setDoing(true);
    const told: Outcome[] = [];
    for (const { id, number, title } of cases) {
      const name = [number, title].filter((part) => part !== undefined).join(' ');
      try {
        const { state } = await getJson<CaseView>(`/api/cases/${encodeURIComponent(id)}`);
        await postJson(
          `/api/cases/${encodeURIComponent(id)}/acts`,
          { type, values: {}, expectedVersion: state.version },
          crypto.randomUUID(),
        );
        told.push({ id, name, trouble: '' });
      } catch (error) {
        told.push({ id, name, trouble: failureText(error, words) });
      }
      setOutcomes([...told]);
    }
    setDoing(false);
    setAsked(null);
    clear();
    await Promise.all(['cases', 'case', 'methods', 'method'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  };

  const possible = bulkActs(cases);
  return (
    <div className="bulk-acts">
      <p role="status">{cases.length === 0 ? '' : pages.work.chosen({ count: cases.length })}</p>
      {cases.length > 0 && possible.length === 0 && <p className="hint">{pages.work.nothingForAll}</p>}
      {possible.map((type) => (
        <Button key={type} variant="secondary" data-size="sm" aria-disabled={doing} onClick={() => setAsked(type)}>
          {casework.acts[type].title}
        </Button>
      ))}
      {cases.length > 0 && (
        <Button variant="tertiary" data-size="sm" onClick={clear}>
          {pages.work.chooseNone}
        </Button>
      )}
      {asked !== null && cases.length > 0 && (
        <div role="alertdialog" aria-labelledby="bekreft" className="bulk-confirm">
          <p id="bekreft">{pages.work.confirm({ act: casework.acts[asked].title, count: cases.length })}</p>
          <Button data-size="sm" aria-disabled={doing} onClick={() => void (doing ? undefined : act(asked))}>
            {casework.acts[asked].submit}
          </Button>{' '}
          <Button variant="tertiary" data-size="sm" onClick={() => setAsked(null)}>
            {web.casePage.close}
          </Button>
        </div>
      )}
      {outcomes.length > 0 && (
        <ul className="bulk-outcomes" aria-live="polite">
          {outcomes.map(({ id, name, trouble }) => (
            <li key={id}>{trouble === '' ? pages.work.doneIn({ name }) : pages.work.notDoneIn({ name, why: trouble })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
