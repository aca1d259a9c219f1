/** Words of what is handed in, as it is filled in and as it is read. */
export const intake = {
  wanted: 'bør fylles ut',
  complete: 'Skjemaet er fullstendig.',
  missingTitle: ({ count }: { readonly count: number }) =>
    count === 1
      ? '1 opplysning mangler for at skjemaet skal være fullstendig'
      : `${count} opplysninger mangler for at skjemaet skal være fullstendig`,
  missingText: 'Du kan sende det slik det er. Da vil sekretariatet be om disse opplysningene:',
  pleaseFillIn: 'Vi trenger disse opplysningene for å behandle saken:',
  submitted: ({ kind }: { readonly kind: string }) => `Fra innsendt ${kind}`,
  clarified: 'Avklart før bestilling',
  suitability: 'Egnethetsvurdering',
  statement: ({ number }: { readonly number: number }) => `Faguttalelse ${number} om sammenlignbarhet`,
  comparability: 'Konklusjon om sammenlignbarhet',
  schemes: {
    title: 'Forenklede løp',
    lead: 'Legemidler som er meldt inn i en ordning med forenklet vurdering. En anmodning om ny indikasjon for dem får oppdrag om bare prisnotat.',
    source:
      'PD-(L)1-ordningen ble vedtatt 11. desember 2023, og seks legemidler var meldt inn i januar 2025 (Meld. St. 21 (2024–2025)). Meldingen sier ikke hvilke; sekretariatet fører listen. Tidlig avklaring av sammenlignbarhet vurderes i hver sak og har ingen liste.',
    none: 'Ingen legemidler er ført inn ennå.',
    table: 'Legemidler i forenklede løp',
    open: 'ingen sluttdato',
    add: 'Før inn et legemiddel',
    change: 'Endre',
    save: 'Lagre',
    saving: 'Lagrer …',
    cancel: 'Avbryt',
    saved: (details: { substance: string }) => `${details.substance} er lagret.`,
    conflict:
      'Noen andre har endret oppføringen mens du skrev. Last inn siden på nytt for å se endringen; teksten din står her så lenge.',
    history: 'Endringer i listen',
    entry: (details: { substance: string; from: string; to: string }) => `${details.substance}: fra ${details.from}, ${details.to}`,
    until: (details: { date: string }) => `til ${details.date}`,
    recorded: (details: { time: string }) => `ført ${details.time} av sekretariatet`,
    notice: (details: { substances: string }) =>
      `Meldt inn i PD-(L)1-ordningen: ${details.substances}. Nye indikasjoner for disse får oppdrag om bare prisnotat.`,
    action: 'Handling',
  },
  scheme: 'PD-(L)1-ordningen',
  schemeOutcome: 'Samlet',
  schemeMet: 'Alle vilkårene er oppfylt',
  schemeNotMet: 'Minst ett vilkår er ikke oppfylt',
  selection: 'Hensyn for nasjonal metodevurdering',
  ending: 'Avsluttet',
  endings: {
    withdrawal: 'Trukket av innsenderen',
    lapse: 'Svar på utfyllende opplysninger uteble',
    cancellation: 'Oppdraget ble avbestilt fordi dokumentasjonen ikke kom',
  },
  limit: 'Siste frist for dokumentasjon',
  limitText: ({ date }: { readonly date: string }) => `${date}. Kommer dokumentasjonen senere, kan oppdraget avbestilles.`,
  joint: 'Felles europeisk vurdering av utstyr',
  jointMay: 'Produktet kan være blant dem som vurderes felles i Europa (HTA-forordningen artikkel 7).',
  jointNot: 'Produktet er ikke blant dem som vurderes felles i Europa (HTA-forordningen artikkel 7).',
  aiQuestions: 'Spørsmål om kunstig intelligens',
  aiQuestion: 'Spørsmål',
  aiAnswer: 'Svar',
  aiSource: 'Hvor det spørres',
  notRead: 'ikke lest av oss',
  starts: {
    submitRequest: 'For leverandører som har eller søker markedsføringstillatelse.',
    submitProposal:
      'For alle som vil foreslå en prosedyre, et organisatorisk tiltak, medisinsk utstyr, en test eller kunstig intelligens.',
    submitNotice: 'For DMP og FHI som ser at en metode er på vei.',
    startMiniHta: 'For helseforetak som vurderer å innføre eller fase ut en metode lokalt.',
  },
  example: {
    medicalField: 'Konstruert fagområde',
    trial: {
      design: 'Konstruert: randomisert, åpen, fase 3.',
      comparedWith: 'Beste støttebehandling.',
      endpoints: 'Totaloverlevelse; progresjonsfri overlevelse; livskvalitet.',
    },
    test: { test: 'Konstruert genpanel', purpose: 'Avgjør hvem behandlingen passer for.', performedBy: 'Avdeling for patologi' },
  },
};

/** The same shape in every language. */
export type IntakePageWords = typeof intake;
