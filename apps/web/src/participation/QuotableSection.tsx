import { Button } from '@digdir/designsystemet-react';
import type { Anchor } from '@likeverd/casework';
import { ChatElipsisIcon } from '@navikt/aksel-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { useInputRoom } from './InputRoom.tsx';
import { chosenIn } from './selection.ts';

interface Props {
  /** Id of the section, and its name to the reader. */
  readonly section: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** What is written in a section of the report: input can be given on a passage within a paragraph, a heading or an item, or on the whole. */
export function QuotableSection({ section, title, children }: Props): ReactNode {
  const { words, language } = useSpeech();
  const own = words.pages.participation;
  const room = useInputRoom();
  const place = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState<Anchor | null>(null);
  useEffect(() => {
    const look = (): void => setMarked(place.current === null ? null : chosenInBlock(place.current, window.getSelection()));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return (
    <>
      <div ref={place}>{children}</div>
      {room !== null && (
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          className="quotable-button"
          aria-label={(marked === null ? own.open.report.onSection : own.open.report.onMarked)({ section: title })}
          // The press must not take away what is marked.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => room.choose('reportText', marked ?? undefined, { reportSection: section, reportLanguage: language })}
        >
          <ChatElipsisIcon aria-hidden />
          {marked === null ? own.give : own.giveOnMarked}
        </Button>
      )}
    </>
  );
}

/** What is chosen in one block; null where the choice goes beyond it, since no two blocks are one text. */
function chosenInBlock(place: HTMLElement, selection: Selection | null): Anchor | null {
  const { anchorNode } = selection ?? {};
  const near = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
  const block = near?.closest<HTMLElement>('p, li, h3, h4');
  return block === null || block === undefined || !place.contains(block) ? null : chosenIn(block, block.textContent, selection);
}
