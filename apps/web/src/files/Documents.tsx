import { Button } from '@digdir/designsystemet-react';
import { actsOnDocument, type CaseDocument, type CaseState, type CommandType, type DocumentVersion } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { filesQuery } from '../api/queries.ts';
import type { CaseView, FileStanding, Party } from '../api/types.ts';
import { ClassBadge } from '../components/Tags.tsx';
import { ActForm } from '../forms/ActForm.tsx';
import { useSendAct } from '../forms/useSendAct.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { sizeText } from './sizes.ts';

interface WorkProps {
  readonly view: CaseView;
  readonly viewer: Party;
  readonly tell: (act: CommandType) => void;
}

/** The documents of a case for those who work on it, with what they can do with each. */
export function Documents({ view, viewer, tell }: WorkProps): ReactNode {
  const { pages } = useWords();
  const { state } = view;
  const mayAttach = view.acts.some(({ type, obstacles }) => type === 'attachDocument' && obstacles.length === 0);
  return (
    <section aria-labelledby="dokumenter" className="documents">
      <h2 id="dokumenter" className="ds-heading" data-size="sm">
        {pages.files.title}
      </h2>
      {state.files.documents.length === 0 && <p>{pages.files.none}</p>}
      <DocumentList state={state}>
        {(document) =>
          actsOnDocument(state, document, viewer).map((type) => (
            <DocumentAct key={type} type={type} fixed={{ documentId: document.id }} view={view} viewer={viewer} tell={tell} />
          ))
        }
      </DocumentList>
      {mayAttach && <DocumentAct type="attachDocument" view={view} viewer={viewer} tell={tell} />}
    </section>
  );
}

/** The documents of a case that everyone may read; nothing where there are none. */
export function PublicDocuments({ state }: { readonly state: CaseState }): ReactNode {
  const { pages } = useWords();
  if (state.files.documents.length === 0) return null;
  return (
    <section aria-labelledby="dokumenter" className="documents">
      <h2 id="dokumenter" className="ds-heading" data-size="md">
        {pages.files.publicTitle}
      </h2>
      <DocumentList state={state} />
    </section>
  );
}

interface ListProps {
  readonly state: CaseState;
  readonly children?: (document: CaseDocument) => ReactNode;
}

function DocumentList({ state, children }: ListProps): ReactNode {
  const { documents } = state.files;
  const found = useQuery({ ...filesQuery(state.id, state.version), enabled: documents.length > 0 });
  const standing = new Map(found.data?.files.map((file) => [file.hash, file]));
  return (
    <ul className="document-list">
      {documents.map((document) => (
        <Document key={document.id} document={document} caseId={state.id} standing={standing}>
          {children?.(document)}
        </Document>
      ))}
    </ul>
  );
}

interface DocumentProps {
  readonly document: CaseDocument;
  readonly caseId: string;
  readonly standing: ReadonlyMap<string, FileStanding>;
  readonly children: ReactNode;
}

function Document({ document, caseId, standing, children }: DocumentProps): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const { withdrawn, versions } = document;
  return (
    <li className="document" data-withdrawn={withdrawn !== undefined}>
      <h3 className="document-title">{document.title}</h3>
      <p className="hint">
        {wordFor(casework.choices, document.kind)} <ClassBadge label={document.label} />
      </p>
      {withdrawn !== undefined && (
        <p className="document-withdrawn">
          {pages.files.withdrawn({ date: format.instant(withdrawn.recordedAt) })} {withdrawn.reason}
        </p>
      )}
      <ol className="document-versions" reversed>
        {versions
          .map((version, index) => ({ version, number: index + 1 }))
          .toReversed()
          .map(({ version, number }) => (
            <Version
              key={version.file.id}
              version={version}
              number={number}
              newest={number === versions.length && versions.length > 1}
              caseId={caseId}
              standing={standing.get(version.file.hash)}
            />
          ))}
      </ol>
      <Claims document={document} />
      {children}
    </li>
  );
}

/** What is claimed within the file, for those who may see it, and whether the public version waits. */
function Claims({ document: { claims, pages: all = 0, redacted } }: { readonly document: CaseDocument }): ReactNode {
  const { pages, casework } = useWords();
  if (claims.length === 0) return null;
  const { files } = pages;
  return (
    <div className="document-claims">
      <p>
        {files.claims({ count: claims.length, claimed: new Set(claims.map(({ page }) => page)).size, of: all })}{' '}
        {redacted === undefined ? files.awaitsRedacted : `${files.redacted} ${redacted.name}`}
      </p>
      <ol>
        {claims.map(({ page, passage, ground }, index) => (
          // Two claims may be on the same words.
          <li key={`${page} ${passage} ${index + 1}`}>
            {casework.fields['filePassages.page'].label} {page}: <q>{passage}</q> ({wordFor(casework.choices, ground)})
          </li>
        ))}
      </ol>
    </div>
  );
}

interface VersionProps {
  readonly version: DocumentVersion;
  readonly number: number;
  readonly newest: boolean;
  readonly caseId: string;
  readonly standing: FileStanding | undefined;
}

function Version({ version, number, newest, caseId, standing }: VersionProps): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { files } = words.pages;
  const { file, role, recordedAt, published, withheld } = version;
  const facts = [
    files.version({ number }),
    ...(newest ? [files.newest] : []),
    sizeText(file.size, words, format),
    file.mediaType,
    ...(published ? [files.published] : []),
    ...(standing === undefined ? [] : [files.scan[standing.scan]]),
  ];
  return (
    <li>
      {standing?.available === true ? (
        <a href={`/api/cases/${encodeURIComponent(caseId)}/files/${file.hash}`} download={file.name}>
          {files.download({ name: file.name })}
        </a>
      ) : (
        <span>{file.name}</span>
      )}
      <span className="hint document-facts">{facts.join(' · ')}</span>
      {withheld !== undefined && (
        <span className="document-facts">
          {files.share({
            claimed: format.number(withheld.claimed),
            of: format.number(withheld.of),
            grounds: format.list(withheld.grounds.map((ground) => wordFor(words.casework.choices, ground))),
          })}
        </span>
      )}
      <span className="hint document-facts">
        {files.by({ role: wordFor(words.casework.roles, role), time: format.instant(recordedAt) })}
      </span>
      <span className="hint document-facts document-hash">
        {files.hash} <code>{file.hash}</code>
      </span>
    </li>
  );
}

interface DocumentActProps extends WorkProps {
  readonly type: CommandType;
  readonly fixed?: Readonly<Record<string, string>>;
}

/** One act on documents, its form folded away until it is wanted. */
function DocumentAct({ type, fixed, view, viewer, tell }: DocumentActProps): ReactNode {
  const { casework } = useWords();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const { send, reload } = useSendAct(type, view, () => tell(type));
  return (
    <div className="document-act">
      <Button
        type="button"
        variant={type === 'attachDocument' ? 'primary' : 'tertiary'}
        data-size="sm"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {casework.acts[type].title}
      </Button>
      <div id={panel} hidden={!open}>
        {open && (
          <ActForm
            type={type}
            caseId={view.state.id}
            person={viewer.person}
            {...(fixed === undefined ? {} : { fixed })}
            undrawn={['documentPages']}
            send={async (values, key) => {
              await send(values, key);
              setOpen(false);
            }}
            reload={reload}
            cancel={() => setOpen(false)}
          />
        )}
      </div>
    </div>
  );
}
