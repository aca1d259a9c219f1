import type { ClockParty } from '@likeverd/casework';

/** Colours of the parties in bars, told apart by lightness as well as hue, each at least 3:1 on white. */
export const partyColours: Readonly<Record<ClockParty, string>> = {
  supplier: '#b35309',
  proposer: '#8a5a00',
  secretariat: '#5b5d60',
  dmp: '#0062ba',
  fhi: '#1b8ca6',
  sykehusinnkjop: '#8a3ea8',
  bestillerforum: '#0b6a53',
  rhf: '#4f8f2f',
  beslutningsforum: '#123a33',
  closed: '#8a9097',
};
