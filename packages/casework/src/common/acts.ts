import { type Acts, type Circumstances, event } from '../act.ts';
import { publicLabel } from '../confidentiality.ts';
import { roles } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { type CaseState, phases } from '../state.ts';
import type { commonFields } from './fields.ts';

/** How long an act can be taken back. Our own measure: long enough to see a slip, too short for others to have built on it. */
const undoMinutes = 10;

/** Taking back the last act, as long as it is not final: nothing of it is public, nothing has happened since. The log keeps both. */
export const commonActs: Acts<typeof commonFields> = {
  undoLast: {
    roles,
    roleRule: 'act.undo',
    phases,
    anytime: true,
    stepRule: 'act.undo',
    premises: obstaclesToUndoing,
    events: (_values, { undoable }) => [event('ActUndone', undoable?.label ?? publicLabel, { undone: undoable?.type ?? '' })],
  },
};

function obstaclesToUndoing({ undoable }: CaseState, { actor, now }: Circumstances): readonly Rejection[] {
  if (undoable === undefined || undoable.role !== actor.role || undoable.organisation !== actor.organisation) {
    return [reject('undo.nothing', 'act.undo')];
  }
  const minutes = (Date.parse(now) - Date.parse(undoable.at)) / 60_000;
  return minutes > undoMinutes ? [reject('undo.tooLate', 'act.undo', { minutes: undoMinutes })] : [];
}
