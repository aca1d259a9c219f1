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
