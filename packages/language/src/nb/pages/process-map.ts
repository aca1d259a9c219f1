/** Times of the process, as the facts give them. */
export interface ProcessTimes {
  readonly inputDaysMedicines: number;
  readonly inputDaysOther: number;
  readonly documentationMonths: number;
  readonly assessmentDays: number;
  readonly signOffShortest: number;
  readonly signOffLongest: number;
}
type Text = (times: ProcessTimes) => string;

interface Audience {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** What they can do, by step; steps without it are shown without. */
  readonly canDo: Readonly<Record<string, Text>>;
}

interface ProcessMapWords {
  readonly title: string;
  readonly lead: string;
  readonly forWhom: string;
  readonly who: string;
  readonly youCan: string;
  readonly nothing: string;
  readonly time: string;
  readonly source: string;
  readonly steps: Readonly<
    Record<string, { readonly title: string; readonly who: string; readonly what: string; readonly time?: Text }>
  >;
  readonly audiences: Readonly<Record<string, Audience>>;
}

/** The process told step by step to each who meets it: what happens, what you can do, and when. */
export const processMap = {
  title: 'Slik går en sak',
  lead: 'Fra noen ber om at en metode vurderes, til den er i bruk. Velg hvem du er, så ser du hva du kan gjøre og når.',
  forWhom: 'Prosessen for',
  who: 'Hvem',
  youCan: 'Dette kan du gjøre',
  nothing: 'Du kan følge saken på metodesiden. Her er det ikke noe du skal gjøre.',
  time: 'Tid',
  source: 'Tidene er hentet fra Nye metoder og Meld. St. 21 (2024–2025). Hver sak viser sine egne frister på metodesiden.',
  steps: {
    ask: {
      title: 'Anmodning eller forslag',
      who: 'Leverandør eller forslagsstiller, deretter sekretariatet',
      what: 'En leverandør ber om at et legemiddel vurderes, eller noen foreslår en annen metode. Sekretariatet kontrollerer, ber om det som mangler, registrerer saken og gir den nummer.',
    },
    input: {
      title: 'Innspill',
      who: 'Alle',
      what: 'Saken er offentlig. Alle kan gi innspill før Bestillerforum behandler den, og senere i prosessen.',
      time: (f: ProcessTimes) =>
        `Om lag ${f.inputDaysMedicines / 7} uker for legemidler og ${f.inputDaysOther / 7} uker for andre metoder, regnet fra registreringen.`,
    },
    commission: {
      title: 'Bestilling',
      who: 'Bestillerforum',
      what: 'Bestillerforum møtes om lag hver måned og avgjør om det skal gjøres en metodevurdering, hvilken type, eller bare et prisnotat.',
    },
    documentation: {
      title: 'Dokumentasjon',
      who: 'Leverandøren',
      what: 'Leverandøren leverer kliniske data og helseøkonomi. Etaten ser etter om dokumentasjonen er fullstendig.',
      time: (f: ProcessTimes) => `Kommer ikke dokumentasjonen innen ${f.documentationMonths} måneder, kan oppdraget avbestilles.`,
    },
    assessment: {
      title: 'Metodevurdering',
      who: 'DMP eller FHI',
      what: 'Etaten vurderer nytte, ressursbruk, alvorlighet og usikkerhet. Fageksperter og brukere bidrar. Venter etaten på leverandøren, står klokken.',
      time: (f: ProcessTimes) =>
        `DMP har ${f.assessmentDays} dager fra fullstendig dokumentasjon. Dager med klokkestopp regnes ikke med.`,
    },
    price: {
      title: 'Pris',
      who: 'Sykehusinnkjøp og leverandøren',
      what: 'Sykehusinnkjøp forhandler om prisen og skriver et prisnotat. Prisen er som regel taushetsbelagt.',
    },
    signOff: {
      title: 'Utkvittering',
      who: 'Medlemmene av Bestillerforum',
      what: 'Metodevurderingen kvitteres ut eller sendes tilbake for mer. Når den er kvittert ut, blir den offentlig.',
      time: (f: ProcessTimes) => `${f.signOffShortest} til ${f.signOffLongest} dager.`,
    },
    decision: {
      title: 'Beslutning',
      who: 'De regionale helseforetakene og Beslutningsforum',
      what: 'Fagdirektørene forbereder saken. De fire administrerende direktørene beslutter ved konsensus. Brukere og klinikere kan tale og foreslå. Beslutningen offentliggjøres med begrunnelse.',
    },
    use: {
      title: 'I bruk',
      who: 'Helseforetakene',
      what: 'Helseforetakene får skriftlig beskjed og tar metoden i bruk fra den datoen beslutningen sier. Retningslinjer oppdateres.',
    },
    again: {
      title: 'Ny vurdering',
      who: 'Bestillerforum og Beslutningsforum',
      what: 'En beslutning gjelder til en ny er tatt. Kommer det ny kunnskap av betydning, kan saken tas opp igjen.',
    },
  },
  audiences: {
    supplier: {
      name: 'Leverandør',
      title: 'For leverandører',
      lead: 'Du ber om vurdering, leverer dokumentasjon og gir pristilbud. Tidsregnskapet viser hvor lenge saken har vært hos deg og hos de andre.',
      canDo: {
        ask: () => 'Send anmodningen for hele indikasjonen, og si når dokumentasjonen kommer. Svar hvis sekretariatet ber om mer.',
        documentation: (f: ProcessTimes) =>
          `Lever på datoen du har sagt, og senest innen ${f.documentationMonths} måneder etter at anmodningen kom inn.`,
        assessment: () => 'Svar på spørsmål fra etaten. Klokken hos etaten står mens den venter på deg, og dagene regnes som dine.',
        price: () => 'Gi pristilbud til Sykehusinnkjøp. Bare de som skal bruke prisen, ser den.',
        use: () => 'Lever til avtalt pris fra den datoen beslutningen gjelder.',
        again: () => 'Be om ny vurdering når du har nye kliniske data.',
      },
    },
    proposer: {
      name: 'Forslagsstiller',
      title: 'For deg som vil foreslå en metode',
      lead: 'Alle kan foreslå prosedyrer, medisinsk utstyr, diagnostikk og tester. Legemidler er det leverandøren som ber om vurdering av.',
      canDo: {
        ask: () => 'Send forslaget, og svar hvis sekretariatet ber om mer.',
        input: (f: ProcessTimes) => `Gi flere opplysninger som innspill, innen om lag ${f.inputDaysOther / 7} uker.`,
        assessment: () => 'Svar på spørsmål fra etaten hvis du blir spurt.',
        decision: () => 'Les beslutningen og begrunnelsen på metodesiden.',
        again: () => 'Meld fra når det kommer ny kunnskap.',
      },
    },
    patient: {
      name: 'Pasient og pårørende',
      title: 'For pasienter og pårørende',
      lead: 'Du kan si hva sykdommen og behandlingen betyr for livet ditt, og se hva innspillet ditt førte til.',
      canDo: {
        input: (f: ProcessTimes) =>
          `Gi innspill selv eller gjennom en organisasjon: innen om lag ${f.inputDaysMedicines / 7} uker for legemidler og ${f.inputDaysOther / 7} uker for andre metoder.`,
        assessment: () => 'Brukerrepresentanter deltar. Du kan også gi innspill mens vurderingen pågår.',
        decision: () =>
          'Brukerrepresentantene kan tale og foreslå i Beslutningsforum. Les beslutningen i klart språk på metodesiden.',
        use: () =>
          'Spør legen om metoden er aktuell for deg. Metoder som vurderes, er som hovedregel ikke i bruk før beslutningen.',
        again: () => 'Er beslutningen nei, kan legen søke om unntak eller tilgang for en enkelt pasient etter egne ordninger.',
      },
    },
    clinician: {
      name: 'Kliniker',
      title: 'For klinikere',
      lead: 'Du kan bli oppnevnt som fagekspert, gi innspill og bruke beslutningen med start- og stoppkriterier.',
      canDo: {
        ask: () => 'Foreslå en metode som ikke er en leverandørs legemiddel.',
        input: (f: ProcessTimes) =>
          `Gi innspill om pasientgruppen og dagens behandling innen om lag ${f.inputDaysMedicines / 7} eller ${f.inputDaysOther / 7} uker.`,
        assessment: () => 'Er du oppnevnt som fagekspert, svarer du på etatens spørsmål og ser hva svaret ditt endret.',
        decision: () => 'To klinikere deltar som observatører og kan tale og foreslå.',
        use: () => 'Ta metoden i bruk etter beslutningen, med start- og stoppkriteriene som står der.',
        again: () => 'Meld fra om ny kunnskap eller erfaringer som kan endre beslutningen.',
      },
    },
    press: {
      name: 'Presse',
      title: 'For presse og forskere',
      lead: 'Alt offentlig ligger på metodesidene, i strømmer og i åpne data. Prisene er som regel unntatt offentlighet.',
      canDo: {
        ask: () => 'Se nye saker på metodesidene når de er registrert, og følg dem med en strøm.',
        commission: () => 'Les bestillingen og begrunnelsen på metodesiden.',
        assessment: () => 'Se hvor lenge saken har vært hos hver part i tidsregnskapet.',
        signOff: () => 'Les metodevurderingen når den er kvittert ut, og kjør modellen selv.',
        decision: () =>
          'Les beslutningen med begrunnelse etter hvert kriterium. Statistikken viser tidsbruk og utfall med definisjoner.',
      },
    },
  },
} satisfies ProcessMapWords;

/** The same shape in every language. */
export type ProcessMapText = typeof processMap;
