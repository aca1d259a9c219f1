/** Words in which the living example tells its story while it is played. */
export const story = {
  begins: (d: { from: string; to: string }) =>
    `Det levende eksemplet spilles, fra ${d.from} til ${d.to}. Metoden, pasientene og alle tall er konstruert.`,
  stops: (d: { step: string; why: string }) => `Det levende eksemplet stopper ved «${d.step}»: ${d.why}.`,
  step: (d: { date: string; text: string }) => `${d.date}: ${d.text}`,
  requested: () => 'Leverandøren ber om vurdering av et målrettet legemiddel. Saken registreres og bestilles.',
  assessed: () =>
    'Direktoratet for medisinske produkter leverer vurderingen. Overlevelsen er usikker; verdien av å vite mer er regnet ut.',
  signed: (d: { rules: string; date: string }) =>
    `Kontrakten er signert av alle parter. ${d.rules} regler er skrevet før det finnes data. Revurdering ${d.date}.`,
  introduced: (d: { date: string }) => `Metoden innføres midlertidig fra ${d.date}.`,
  delivered: (d: { number: string; patients: string }) =>
    `Leveranse ${d.number} fra registeret er godtatt: ${d.patients} pasienter.`,
  quarantined: (d: { number: string; faults: string }) =>
    `Leveranse ${d.number} er satt i karantene: ${d.faults} feil. Ingenting er endret. Registeret leverer på nytt.`,
  forecast: (d: { patients: string; now: string; before: string; probability: string }) =>
    `${d.patients} pasienter til nå. Ved revurderingen ventes ${d.now}; ved innføringen ventet vi ${d.before}. Sannsynligheten for nok hendelser i tide er ${d.probability}.`,
  events: (d: { events: string; expected: string }) => `${d.events} dødsfall, mot ${d.expected} ventet etter kurven i vurderingen.`,
  recorded: (d: { judged: string; rules: string }) =>
    `Tallene er registrert i saken: ${d.judged} av ${d.rules} regler kan bedømmes.`,
  released: (d: { asked: string; hidden: string }) =>
    `Én ber om utlevering, en annen kontrollerer. Nå ser alle kurvene og anslagene på oppfølgingssiden; ${d.hidden} av ${d.asked} tall holdes tilbake.`,
  opened: (d: { rules: string }) => `Revurderingen åpner av seg selv. Oppfylte regler: ${d.rules}.`,
  updated: (d: { before: string; after: string; group: string }) =>
    `Kostnad per kvalitetsjustert leveår, ${d.group}: ${d.before} før dataene, ${d.after} etter.`,
  everyone: 'alle',
  fusion: 'pasienter med genfusjon',
  otherMutation: 'pasienter med annen genfeil',
  renegotiated: () => 'Leverandøren gir et nytt, lavere tilbud. Prisen er unntatt offentlighet.',
  decided: () => 'Beslutningsforum beholder metoden for pasienter med genfusjon og faser den ut for de andre.',
  exit: (d: { done: string; of: string }) =>
    `Utfasingen: ${d.done} av ${d.of} oppgaver er utført, for nye og for behandlede pasienter.`,
  ends: (d: { number: string }) => `Slutt. Se /oppfolging/${d.number}, /metoder/${d.number} og /midlertidig.`,
};

export type StoryWords = typeof story;
