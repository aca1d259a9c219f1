import type { Label } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { Prose } from './Prose.tsx';
import { ClassBadge } from './Tags.tsx';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly label?: Label | undefined;
}

/** Names and values; a value that is not public carries its class. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ name, value, label }) => (
        <div key={name} className="fact" data-class={label?.class ?? 'public'}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'string' ? <Prose text={value} /> : value}
            {label !== undefined && <ClassBadge label={label} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
