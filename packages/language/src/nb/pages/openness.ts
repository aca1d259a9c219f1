/** Words of the public site: search with filters, a method in plain language, versions, citing. */
export const openness = {
  onThisPage: 'På denne siden',
  filters: {
    title: 'Avgrens',
    methodType: 'Type metode',
    phase: 'Status',
    outcome: 'Beslutning',
    field: 'Fagområde',
    year: 'År',
    show: (details: { count: number }) => (details.count === 0 ? 'Avgrens listen' : `Avgrens listen (${details.count} valgt)`),
    clear: 'Fjern alle avgrensninger',
    option: (details: { name: string; count: string }) => `${details.name} (${details.count})`,
  },
  plain: {
    title: 'Kort fortalt',
    made: 'Laget automatisk av opplysningene i saken.',
    fromAssessment: 'Laget automatisk av tallene i metodevurderingen.',
    about: (details: { title: string; type: string }) => `Denne saken gjelder ${details.title}. Type metode: ${details.type}.`,
    substance: (details: { substance: string }) => `Virkestoffet er ${details.substance}.`,
    population: 'Hvem metoden er tenkt for:',
    comparator: 'Det den skal sammenlignes med:',
    standing: {
      submitted: 'Noen har bedt om at metoden blir vurdert. Sekretariatet kontrollerer opplysningene.',
      awaitingCompletion: 'Sekretariatet har bedt om flere opplysninger, og saken venter på svar.',
      registered: 'Saken er registrert. Bestillerforum skal avgjøre om metoden skal vurderes, og hvordan.',
      commissioned: 'Metoden blir vurdert nå: Hvor stor nytte har den, hva koster den, og hvor alvorlig er tilstanden?',
      delivered: 'Vurderingen er ferdig skrevet. Bestillerforum ser gjennom den før den offentliggjøres.',
      signedOff: 'Vurderingen er offentlig. Beslutningsforum skal avgjøre om metoden skal tas i bruk.',
      decided: 'Det er tatt en beslutning. Den blir offentliggjort av sekretariatet.',
      published: 'Saken er avgjort.',
      closed: 'Bestillerforum har avgjort at metoden ikke skal vurderes nå. Saken er avsluttet.',
    },
    outcome: {
      introduced: 'Metoden innføres. Sykehusene kan tilby den til pasientene som beslutningen gjelder for.',
      introducedForSubgroup:
        'Metoden innføres for en del av pasientene. Sykehusene kan tilby den til dem som beslutningen gjelder for.',
      introducedInPart:
        'Metoden innføres for en del av indikasjonen. Sykehusene kan tilby den til dem som beslutningen gjelder for.',
      discontinued: 'Metoden er ikke lenger et tilbud til nye pasienter.',
      introducedTemporarily:
        'Metoden innføres midlertidig. Sykehusene kan tilby den mens nye data samles inn, og på en fastsatt dato vurderes den på nytt.',
      notIntroduced: 'Metoden innføres ikke. Sykehusene skal som hovedregel ikke tilby den.',
    },
    from: (details: { date: string }) => `Beslutningen gjelder fra ${details.date}.`,
    review: (details: { date: string }) => `Den skal vurderes på nytt ${details.date}.`,
    why: 'Grunnen, slik Beslutningsforum har skrevet den:',
    whyClosed: 'Grunnen, slik Bestillerforum har skrevet den:',
  },
  versions: {
    run: ({ from, to, event }: { from: string; to: string; event: string }) => `Versjon ${from} til ${to}: ${event}`,
    title: 'Versjoner av denne siden',
    lead: 'Siden har en fast adresse for hver offentlig hendelse i saken. Adressen viser siden slik den var da.',
    version: (details: { version: string; event: string }) => `Versjon ${details.version}: ${details.event}`,
    current: 'vises nå',
    old: (details: { version: string; of: string; date: string }) =>
      `Du ser versjon ${details.version} av ${details.of}: siden slik den var ${details.date}.`,
    toNewest: 'Gå til siden slik den er nå',
  },
  cite: {
    title: 'Vis til denne siden',
    text: (details: { number: string; title: string; version: string; date: string; address: string }) =>
      `Nye metoder: ${details.number} ${details.title}. Likeverd, versjon ${details.version}, ${details.date}. ${details.address}`,
    copy: 'Kopier',
    copied: 'Henvisningen er kopiert.',
    notCopied: 'Nettleseren tillot ikke kopiering. Merk teksten og kopier den selv.',
  },
};
