import { Button } from '@digdir/designsystemet-react';
import { type Anchor, anchorOf, type InputTarget } from '@likeverd/casework';
import { ChatElipsisIcon } from '@navikt/aksel-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';
import { useInputRoom } from './InputRoom.tsx';
import { chosenIn } from './selection.ts';

interface Props {
  readonly target: InputTarget;
  readonly text: string;
}

/** A public text on which input can be given: on a passage chosen with mouse or keyboard, or on the whole by a button. */
export function Quotable({ target, text }: Props): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.participation;
  const room = useInputRoom();
  const place = useRef<HTMLSpanElement>(null);
  const [marked, setMarked] = useState<Anchor | null>(null);

  useEffect(() => {
    const look = (): void => {
      if (place.current !== null) setMarked(chosenIn(place.current, text, window.getSelection()));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [text]);

  const name = wordFor(casework.choices, target);
  return (
    <span className="quotable">
      <span ref={place} className="prose">
        {text}
      </span>
      {room !== null && (
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          className="quotable-button"
          aria-label={marked === null ? words.onText({ name }) : words.onMarked({ name })}
          // The press must not take away what is marked.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => room.choose(target, marked ?? anchorOf(text, 0, text.length) ?? undefined)}
        >
          <ChatElipsisIcon aria-hidden />
          {marked === null ? words.give : words.giveOnMarked}
        </Button>
      )}
    </span>
  );
}
