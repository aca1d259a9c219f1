import { bodies, type OrganisationId, type Viewer } from './parties.ts';

/**
 * Who works with register data in follow-up: the bodies that assess it and the secretariat that keeps the contracts. Nobody else sees that there is a
 * delivery, but the one who made it. A8-16, A11 (a), B1-2.
 */
const room: readonly OrganisationId[] = [bodies.dmp, bodies.fhi, bodies.secretariat];

export function inDataRoom(viewer: Viewer): boolean {
  return viewer !== null && (viewer.role === 'assessor' || viewer.role === 'secretariat') && room.includes(viewer.organisation);
}

/** Registers deliver their own data, suppliers theirs (A8-14, A10-9). */
export function deliversData(viewer: Viewer): boolean {
  return viewer !== null && (viewer.role === 'register' || viewer.role === 'supplier');
}
