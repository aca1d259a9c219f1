import { osloDate } from '@likeverd/reference';
import { useState } from 'react';

/** Today's date in Norway, as it was when the page was drawn. */
export function useToday(): string {
  const [today] = useState(() => osloDate(Date.now()));
  return today;
}
