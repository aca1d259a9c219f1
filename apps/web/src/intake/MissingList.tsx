import { type CaseKind, missingDetails } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The forms that may be sent before they are complete, by what they are of. */
const kinds: Readonly<Partial<Record<string, CaseKind>>> = {
  submitRequest: 'request',
  amendRequest: 'request',
  submitProposal: 'proposal',
  amendProposal: 'proposal',
};

interface Props {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly idOf: (name: string) => string;
}

/** What a complete form has and this one lacks so far, each with a way to its field. */
export function MissingList({ type, values, idOf }: Props): ReactNode {
  const { casework, pages } = useWords();
  const kind = kinds[type];
  if (kind === undefined) return null;
  const missing = missingDetails(kind, values);
  const words = pages.intake;
  if (missing.length === 0) return <p className="form-complete">{words.complete}</p>;
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  return (
    <details className="form-missing">
      <summary>{words.missingTitle({ count: missing.length })}</summary>
      <p>{words.missingText}</p>
      <ul>
        {missing.map((name) => (
          <li key={name}>
            <a
              href={`#${idOf(name)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(name))?.focus();
              }}
            >
              {labels[name]?.label ?? name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
