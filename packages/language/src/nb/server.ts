/** One outcome: what happened, and what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
}

/** Words in what the server itself answers: problems, the sign-in page and the feed. */
export interface ServerWords {
  readonly problems: {
    readonly notFound: ProblemWords;
    readonly unauthenticated: ProblemWords;
    readonly forbidden: ProblemWords;
    readonly foreignOrigin: ProblemWords;
    readonly refused: ProblemWords;
    readonly badModel: ProblemWords;
    readonly conflict: ProblemWords;
    readonly keyReused: ProblemWords;
    readonly tooOften: ProblemWords;
    readonly malformed: ProblemWords;
    readonly noRoom: ProblemWords;
    readonly unfinished: ProblemWords;
    readonly damaged: ProblemWords;
    readonly tooLarge: ProblemWords;
    readonly unsupportedMedia: ProblemWords;
    readonly clock: ProblemWords;
    readonly badWorkbook: ProblemWords;
    readonly badMapping: ProblemWords;
    readonly badReport: ProblemWords;
    readonly badPlan: ProblemWords;
    readonly noFollowUp: ProblemWords;
    readonly badRelease: ProblemWords;
    readonly releaseStopped: ProblemWords;
    readonly identityNumber: ProblemWords;
    readonly tooMany: ProblemWords;
    readonly diskFull: ProblemWords;
    readonly fileWaits: ProblemWords;
    readonly fileRefused: ProblemWords;
    readonly unavailable: ProblemWords;
    readonly starting: ProblemWords;
    readonly signInFailed: ProblemWords;
    readonly noRole: ProblemWords;
    readonly internal: ProblemWords;
  };
  /** Where in what was sent the fault is. */
  readonly malformedAt: (details: { readonly path: string }) => string;
  readonly quoteId: (details: { readonly id: string }) => string;
  readonly login: {
    readonly title: string;
    readonly lead: string;
    readonly constructed: string;
    readonly choose: string;
    readonly cancel: string;
    readonly expiredTitle: string;
    readonly expired: string;
    readonly toFrontPage: string;
    readonly languages: string;
  };
  readonly feed: {
    readonly title: string;
    readonly subtitle: string;
    readonly entry: (details: { readonly number: string; readonly title: string; readonly event: string }) => string;
    readonly constructed: string;
  };
  readonly pageMissing: string;
}

export const server: ServerWords = {
  problems: {
    notFound: {
      title: 'Ikke funnet',
      detail: 'Det du ber om, finnes ikke, eller du har ikke tilgang til det. Sjekk adressen, eller logg inn.',
    },
    unauthenticated: { title: 'Du er ikke logget inn', detail: 'Logg inn og prøv igjen. Økten varer i åtte timer.' },
    forbidden: {
      title: 'Rollen din kan ikke gjøre dette',
      detail: 'Handlingen hører til en annen rolle eller et annet organ. Ingenting er lagret.',
    },
    foreignOrigin: {
      title: 'Forespørselen kom fra et annet nettsted',
      detail: 'Endringer kan bare gjøres fra Likeverds egne sider. Ingenting er lagret.',
    },
    refused: {
      title: 'Handlingen kan ikke utføres',
      detail: 'Se grunnene nedenfor, rett opp og send på nytt. Ingenting er lagret.',
    },
    badModel: { title: 'Modellen har feil', detail: 'Alle feilene er listet opp med sted i dokumentet. Modellen er ikke kjørt.' },
    conflict: {
      title: 'Noen andre har endret saken',
      detail: 'Saken er endret siden du åpnet den. Ingenting er overskrevet. Hent saken på nytt og vurder handlingen igjen.',
    },
    keyReused: {
      title: 'Nøkkelen er brukt før',
      detail: 'Idempotency-Key er allerede brukt til en annen forespørsel. Lag en ny nøkkel. Ingenting er lagret.',
    },
    tooOften: {
      title: 'For mange forespørsler',
      detail: 'Du har bedt om for mye på kort tid. Vent til tiden i Retry-After er gått, og prøv igjen.',
    },
    malformed: {
      title: 'Forespørselen er ikke forstått',
      detail: 'Innholdet har ikke den formen det skal ha. Ingenting er lagret.',
    },
    noRoom: { title: 'For mange', detail: 'Du har så mange som det er plass til. Fjern en du ikke bruker, og prøv igjen.' },
    unfinished: {
      title: 'Sendingen er ikke ferdig',
      detail: 'Noen av filene er ikke kommet helt frem. Gjør dem ferdige, eller ta dem bort, og lever på nytt.',
    },
    damaged: {
      title: 'Filen kom ikke uskadd frem',
      detail: 'Filens SHA-256 er en annen enn den som ble oppgitt. Filen er ikke tatt vare på; send den på nytt.',
    },
    tooLarge: { title: 'For stort', detail: 'Det du sendte, er større enn grensen. Ingenting er lagret.' },
    unsupportedMedia: { title: 'Feil innholdstype', detail: 'Send innholdet som application/json. Ingenting er lagret.' },
    clock: {
      title: 'Serverens klokke går for sakte',
      detail: 'Klokken viser et tidspunkt før den siste hendelsen i saken. Ingenting er lagret. Varsle driften og prøv igjen.',
    },
    badPlan: {
      title: 'Planen har feil',
      detail: 'Alle feil står under, med linje og kolonne. Rett dem, og lagre på nytt. Planen som gjelder, er ikke endret.',
    },
    noFollowUp: {
      title: 'Rapporten kan ikke lages',
      detail: 'Grunnene står under, med hva som kan gjøres. Ingenting er endret.',
    },
    badRelease: {
      title: 'Utleveringen kan ikke lages slik',
      detail: 'Rett det som er feil i forespørselen. Ingenting er lagret.',
    },
    releaseStopped: {
      title: 'Utleveringen er stanset',
      detail:
        'Noe følsomt følger alt av det som er utlevert før, uansett hva som holdes tilbake nå. Be om mindre, eller vent på flere pasienter. Ingenting er lagret.',
    },
    badReport: {
      title: 'Dette er ikke en oppfølgingsrapport',
      detail:
        'Filen er ikke laget av «likeverd follow-up», eller noe er endret etterpå: fingeravtrykket stemmer ikke. Lag rapporten på nytt, og send den uendret. Ingenting er lagret.',
    },
    badMapping: {
      title: 'Kolonnene er ikke riktig koblet',
      detail: 'Rett det som er feil i koblingen av kolonner. Ingenting er lagret.',
    },
    identityNumber: {
      title: 'Et fødselsnummer eller lignende',
      detail: 'Det du sendte, inneholder et fødselsnummer, D-nummer eller hjelpenummer. Ta det bort; ingenting er lagret.',
    },
    badWorkbook: {
      title: 'Arket kan ikke leses',
      detail: 'Send regnearket (.xlsx) med de ni kolonnene som den offentlige listen over beslutninger har. Ingenting er lagret.',
    },
    tooMany: { title: 'For mange opplastinger er påbegynt', detail: 'Gjør ferdig eller avbryt noen av dem, og prøv igjen.' },
    diskFull: {
      title: 'Det er ikke plass til mer hos oss',
      detail:
        'Det du sendte nå, er ikke lagret; det som var lagret før, er trygt. Driften må gjøre plass. Prøv igjen senere, så fortsetter en opplasting der den slapp.',
    },
    fileWaits: { title: 'Filen venter på viruskontroll', detail: 'Den kan hentes når den er funnet ren. Prøv igjen om litt.' },
    fileRefused: {
      title: 'Filen er stanset i viruskontrollen',
      detail: 'Den kan ikke hentes. Den som la den ved, må legge ved en ren fil som ny versjon.',
    },
    unavailable: { title: 'Databasen svarer ikke', detail: 'Ingenting er lagret. Prøv igjen om litt.' },
    starting: { title: 'Likeverd starter', detail: 'Prøv igjen om noen sekunder.' },
    signInFailed: {
      title: 'Innloggingen ble ikke fullført',
      detail: 'Den tok for lang tid, ble avbrutt eller er brukt før. Gå til forsiden og logg inn på nytt.',
    },
    noRole: {
      title: 'Du har ingen rolle i Likeverd',
      detail:
        'Innloggingen lyktes, men kontoen din er ikke knyttet til en rolle og en organisasjon. Kontakt sekretariatet for Nye metoder.',
    },
    internal: { title: 'Noe gikk galt hos oss', detail: 'Feilen er logget. Ingenting er lagret.' },
  },
  malformedAt: ({ path }) => `Feilen er i ${path}.`,
  quoteId: ({ id }) => `Oppgi denne koden hvis du tar kontakt: ${id}.`,
  login: {
    title: 'Velg hvem du vil logge inn som',
    lead: 'Dette er en lokal innlogging for utprøving. Du trenger ikke passord.',
    constructed: 'Alle personer og leverandører her er konstruerte.',
    choose: 'Roller',
    cancel: 'Avbryt og gå til forsiden',
    expiredTitle: 'Innloggingen er utløpt',
    expired: 'Innloggingen tok for lang tid eller er allerede brukt. Gå til forsiden og logg inn på nytt.',
    toFrontPage: 'Til forsiden',
    languages: 'Språk',
  },
  feed: {
    title: 'Likeverd: nytt om metoder',
    subtitle: 'Offentlige hendelser i saker om nye metoder i spesialisthelsetjenesten',
    entry: ({ number, title, event }) => `${number} ${title}: ${event}`,
    constructed: 'Konstruert eksempel.',
  },
  pageMissing: 'Nettsidene er ikke bygget. Start med npm start.',
};
