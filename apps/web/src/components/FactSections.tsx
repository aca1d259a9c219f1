import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { FactSection } from '../intake/details.tsx';
import { Facts } from './Facts.tsx';

interface Props {
  readonly sections: readonly FactSection[];
  readonly headingLevel: 2 | 3;
}

/** Facts under their headings. */
export function FactSections({ sections, headingLevel }: Props): ReactNode {
  return sections.map(({ name, facts }) => (
    <div key={name} className="fact-group">
      <Heading level={headingLevel} data-size="xs">
        {name}
      </Heading>
      <Facts facts={facts} />
    </div>
  ));
}
