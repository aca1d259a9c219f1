import { Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { ConstructedTag, PhaseTag } from '../components/Tags.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { hasNews, type ListedCase } from './choices.ts';
import { DueTag } from './DueTag.tsx';

interface Props {
  readonly cases: readonly ListedCase[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: ReadonlySet<string>) => void;
}

/** The cases, walked through with the arrows or j and k, opened with Enter, chosen with x. */
export function WorkList({ cases, chosen, choose }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const toggle = (id: string): void =>
    choose(chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]));
  const goTo = (index: number): void => {
    const links = list.current?.querySelectorAll<HTMLElement>('h2 a') ?? [];
    links[Math.max(0, Math.min(links.length - 1, index))]?.focus();
  };
  const keys = (event: KeyboardEvent, index: number, id: string): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'j':
      case 'ArrowDown':
        goTo(index + 1);
        break;
      case 'k':
      case 'ArrowUp':
        goTo(index - 1);
        break;
      case 'Home':
        goTo(0);
        break;
      case 'End':
        goTo(cases.length - 1);
        break;
      case 'x':
        toggle(id);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <ul ref={list} className="method-list work-list">
      {cases.map((each, index) => (
        <CaseLine
          key={each.id}
          listed={each}
          keys={(event) => keys(event, index, each.id)}
          chosen={chosen.has(each.id)}
          toggle={() => toggle(each.id)}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly listed: ListedCase;
  readonly keys: (event: KeyboardEvent) => void;
  readonly chosen: boolean;
  readonly toggle: () => void;
}

function CaseLine({ listed, keys, chosen, toggle }: LineProps): ReactNode {
  const { web, casework, pages } = useWords();
  const format = useFormat();
  const { id, number, title, methodType, phase, constructed, updatedAt, openActs } = listed;
  const name = title ?? web.work.untitled;
  return (
    <li className="method-card" data-open={openActs.length > 0} data-chosen={chosen}>
      <div className="work-line-top">
        <p className="method-meta">
          <span className="case-number">{number ?? web.work.noNumber}</span>
          {methodType !== undefined && <span>{wordFor(casework.choices, methodType)}</span>}
          <span>{web.front.updated({ date: format.instant(updatedAt) })}</span>
        </p>
        <Choice type="checkbox" id={`velg-${id}`} name="velg" label={pages.work.choose} checked={chosen} change={toggle} />
      </div>
      <h2 className="method-title">
        <Link to="/arbeid/$id" params={{ id }} onKeyDown={keys}>
          {name}
        </Link>
      </h2>
      <p className="tags">
        <DueTag due={listed.due} />
        <PhaseTag phase={phase} />
        {hasNews(listed) && (
          <Tag data-color="info" className="tag">
            {pages.work.news}
          </Tag>
        )}
        {constructed && <ConstructedTag />}
      </p>
      <p className="can-do">
        {openActs.length === 0 ? (
          web.work.nothing
        ) : (
          <>
            <strong>{web.work.canDo}:</strong>{' '}
            {openActs.map((act) => casework.acts[act as keyof typeof casework.acts].title).join(' · ')}
          </>
        )}
      </p>
    </li>
  );
}
