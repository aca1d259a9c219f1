import type { IntakePageWords } from '../../nb/pages/intake.ts';

export const intake: IntakePageWords = {
  wanted: 'bør fyllast ut',
  complete: 'Skjemaet er fullstendig.',
  missingTitle: ({ count }) =>
    count === 1
      ? '1 opplysning manglar for at skjemaet skal vere fullstendig'
      : `${count} opplysningar manglar for at skjemaet skal vere fullstendig`,
  missingText: 'Du kan sende det slik det er. Då vil sekretariatet be om desse opplysningane:',
  pleaseFillIn: 'Vi treng desse opplysningane for å behandle saka:',
  submitted: ({ kind }) => `Frå innsend ${kind}`,
  clarified: 'Avklart før bestilling',
  suitability: 'Om metoden er eigna',
  statement: ({ number }) => `Fagleg uttale ${number} om metodane kan samanliknast`,
  comparability: 'Konklusjon om metodane kan samanliknast',
  schemes: {
    title: 'Forenkla løp',
    lead: 'Legemiddel som er melde inn i ei ordning med forenkla vurdering. Ei oppmoding om ny indikasjon for dei får oppdrag om berre prisnotat.',
    source:
      'PD-(L)1-ordninga vart vedteken 11. desember 2023, og seks legemiddel var melde inn i januar 2025 (Meld. St. 21 (2024–2025)). Meldinga seier ikkje kva for nokre; sekretariatet fører lista. Tidleg avklaring av om metodar kan samanliknast, blir vurdert i kvar sak og har inga liste.',
    none: 'Ingen legemiddel er førte inn enno.',
    table: 'Legemiddel i forenkla løp',
    open: 'ingen sluttdato',
    add: 'Før inn eit legemiddel',
    change: 'Endre',
    save: 'Lagre',
    saving: 'Lagrar …',
    cancel: 'Avbryt',
    saved: (details) => `${details.substance} er lagra.`,
    conflict:
      'Nokon andre har endra oppføringa medan du skreiv. Last inn sida på nytt for å sjå endringa; teksten din står her så lenge.',
    history: 'Endringar i lista',
    entry: (details) => `${details.substance}: frå ${details.from}, ${details.to}`,
    until: (details) => `til ${details.date}`,
    recorded: (details) => `ført ${details.time} av sekretariatet`,
    notice: (details) =>
      `Melde inn i PD-(L)1-ordninga: ${details.substances}. Nye indikasjonar for desse får oppdrag om berre prisnotat.`,
    action: 'Handling',
  },
  scheme: 'PD-(L)1-ordninga',
  schemeOutcome: 'Samla',
  schemeMet: 'Alle vilkåra er oppfylte',
  schemeNotMet: 'Minst eitt vilkår er ikkje oppfylt',
  selection: 'Omsyn for nasjonal metodevurdering',
  ending: 'Avslutta',
  endings: {
    withdrawal: 'Trekt av innsendaren',
    lapse: 'Svaret på utfyllande opplysningar uteblei',
    cancellation: 'Oppdraget vart avbestilt fordi dokumentasjonen ikkje kom',
  },
  limit: 'Siste frist for dokumentasjon',
  limitText: ({ date }) => `${date}. Kjem dokumentasjonen seinare, kan oppdraget avbestillast.`,
  joint: 'Felles europeisk vurdering av utstyr',
  jointMay: 'Produktet kan vere blant dei som blir vurderte felles i Europa (HTA-forordninga artikkel 7).',
  jointNot: 'Produktet er ikkje blant dei som blir vurderte felles i Europa (HTA-forordninga artikkel 7).',
  aiQuestions: 'Spørsmål om kunstig intelligens',
  aiQuestion: 'Spørsmål',
  aiAnswer: 'Svar',
  aiSource: 'Kvar det blir spurt',
  notRead: 'ikkje lese av oss',
  starts: {
    submitRequest: 'For leverandørar som har eller søkjer marknadsføringsløyve.',
    submitProposal:
      'For alle som vil føreslå ein prosedyre, eit organisatorisk tiltak, medisinsk utstyr, ein test eller kunstig intelligens.',
    submitNotice: 'For DMP og FHI som ser at ein metode er på veg.',
    startMiniHta: 'For helseføretak som vurderer å innføre eller fase ut ein metode lokalt.',
  },
  example: {
    medicalField: 'Konstruert fagområde',
    trial: {
      design: 'Konstruert: randomisert, open, fase 3.',
      comparedWith: 'Beste støttebehandling.',
      endpoints: 'Totaloverleving; progresjonsfri overleving; livskvalitet.',
    },
    test: { test: 'Konstruert genpanel', purpose: 'Avgjer kven behandlinga passar for.', performedBy: 'Avdeling for patologi' },
  },
};
