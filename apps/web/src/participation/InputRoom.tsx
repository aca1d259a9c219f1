import type { Anchor, InputTarget } from '@likeverd/casework';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { RawValues } from '../forms/drafts.ts';

/** A section of the living report, and the language it is read in. */
export interface ReportPlace {
  readonly reportSection: string;
  readonly reportLanguage: string;
}

interface InputRoomValue {
  /** What was chosen last; a new object for each choice. */
  readonly chosen: RawValues | undefined;
  readonly open: boolean;
  /** Starts input on a text, or on a passage of it. */
  readonly choose: (target: InputTarget, anchor?: Anchor, report?: ReportPlace) => void;
  readonly close: () => void;
}

const InputContext = createContext<InputRoomValue | null>(null);

/** Holds together the texts of a page on which input can be given and the form in which it is. */
export function InputRoom({ children }: { readonly children: ReactNode }): ReactNode {
  const [chosen, setChosen] = useState<RawValues | undefined>();
  const [open, setOpen] = useState(false);
  const value = useMemo<InputRoomValue>(
    () => ({
      chosen,
      open,
      choose: (inputTarget, anchor, { reportSection, reportLanguage } = { reportSection: '', reportLanguage: '' }) => {
        setChosen({
          inputTarget,
          reportSection,
          reportLanguage,
          quotedText: anchor?.exact ?? '',
          textBefore: anchor?.prefix ?? '',
          textAfter: anchor?.suffix ?? '',
        });
        setOpen(true);
      },
      close: () => setOpen(false),
    }),
    [chosen, open],
  );
  return <InputContext value={value}>{children}</InputContext>;
}

/** The room that the page stands in; null where no input can be given. */
export function useInputRoom(): InputRoomValue | null {
  return useContext(InputContext);
}
