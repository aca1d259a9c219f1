import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Palette } from './Palette.tsx';

/** The keys that work everywhere, and what they open. */
export function Keys(): ReactNode {
  const { pages } = useWords();
  const { shortcuts } = pages.work;
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);

  useEffect(() => {
    const keys = (event: globalThis.KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen('palette');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        setOpen('shortcuts');
      } else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('main input[type="search"], header input[type="search"]');
        if (field === null) return;
        event.preventDefault();
        field.focus();
      }
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);

  const close = (): void => setOpen(null);
  if (open === 'palette') return <Palette close={close} />;
  if (open === null) return null;
  return (
    <Dialog open closedby="any" aria-label={shortcuts.title} onClose={close}>
      <Heading level={2} data-size="xs">
        {shortcuts.title}
      </Heading>
      <dl className="shortcuts">
        {shortcuts.keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button variant="secondary" onClick={close}>
        {shortcuts.close}
      </Button>
    </Dialog>
  );
}

/** Whether keys are being typed into something, where they mean themselves. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
