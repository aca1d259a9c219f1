import type { Details, RoomWords } from './words.ts';

/** Words of confidentiality: claims, judgements, what is withheld and opened. */
export const disclosure = {
  events: {
    ConfidentialityClaimed: 'Krav om skjerming',
    ClaimJudged: 'Krav om skjerming vurdert',
    ValueOpened: 'Skjermet opplysning åpnet',
    DisclosureOverridden: 'Tilbakeregningsvakten overstyrt',
  },
  acts: {
    claimConfidentiality: {
      title: 'Krev at en opplysning skjermes',
      help: 'Skriv av teksten som skal skjermes, ordrett. Den skjermes i alt som offentliggjøres når kravet er godtatt. I dine egne skjemaer kan du merke teksten der du skriver den.',
      submit: 'Send kravet',
    },
    judgeClaim: {
      title: 'Vurder krav om skjerming',
      help: 'Si hvilket krav det gjelder, og begrunn. Det som ikke lenger skal skjermes, åpnes av seg selv på dagen du setter.',
      submit: 'Lagre vurderingen',
    },
    openValue: {
      title: 'Åpne en skjermet opplysning',
      help: 'Opplysningen blir offentlig med en gang. Det gamle står urørt i loggen; åpningen er en ny hendelse.',
      submit: 'Åpne for alle',
    },
    overrideDisclosure: {
      title: 'Overstyr tilbakeregningsvakten',
      help: 'Godta at en skjult pris kan finnes smalere enn grensen. Gjelder ned til bredden du oppgir, og står i loggen med rollen din.',
      submit: 'Overstyr',
    },
  },
  fields: {
    claimedText: { label: 'Teksten som skal skjermes', hint: 'Ordrett slik den står.' },
    legalGround: { label: 'Hjemmel' },
    withheldUntil: { label: 'Skjermes til', hint: 'Dagen da opplysningen åpnes av seg selv. La stå tom hvis den ikke er kjent.' },
    claimId: { label: 'Krav', hint: 'Nummeret i listen over krav.' },
    claimJudgement: { label: 'Vurdering' },
    openedText: { label: 'Det som skal åpnes', hint: 'Ordrett den delen av teksten som ikke skal skjermes.' },
    opensOn: { label: 'Åpnes den', hint: 'Tidligst i morgen, så den som eier opplysningen, får vite det først.' },
    withheldItem: { label: 'Opplysning', hint: 'Navnet i listen over skjermede opplysninger.' },
    ownerConsents: { label: 'Den opplysningen angår, har samtykket' },
    narrowestAccepted: { label: 'Smaleste intervall som godtas' },
  },
  sections: {},
  units: { percentOfMiddle: 'i prosent av midten' },
  choices: {
    claimAccepted: 'Godtatt',
    claimPartly: 'Delvis godtatt',
    claimRefused: 'Ikke godtatt',
    tradeSecret: 'Forretningshemmelighet',
    personalCircumstances: 'Personlige forhold',
    negotiatingPosition: 'Forhandlingsposisjon',
    internalDocument: 'Organinternt dokument',
    documentObtained: 'Dokument innhentet utenfra',
    tendersUntilChoice: 'Tilbud før leverandør er valgt',
    controlMeasures: 'Kontroll- og reguleringstiltak',
    bodies: 'Organene i Nye metoder',
    bodiesAndSubmitter: 'Organene og den som sendte inn saken',
    priceParties: 'Sykehusinnkjøp, Beslutningsforum og leverandøren',
  },
  rejections: {
    'passage.field': (): string =>
      'Her kan ikke deler av teksten skjermes. Fjern skjermingen, eller merk teksten i et felt for lengre tekst.',
    'passage.place': (): string =>
      'Skjermingen passer ikke til teksten. Fjern den, og merk teksten på nytt uten mellomrom i begge ender.',
    'passage.expires': (): string => 'Skjermingen ville vært over før den begynte. Velg en dag etter i dag.',
    'claim.none': (): string => 'Ingen krav venter på vurdering.',
    'claim.unknown': (): string => 'Det finnes ikke noe slikt krav i saken. Velg et fra listen over krav.',
    'claim.judged': (): string => 'Kravet er alt vurdert.',
    'claim.notInText': (): string => 'Denne teksten står ikke i det som er krevd skjermet. Skriv den av ordrett.',
    'date.notAfterToday': (): string => 'Velg en dag etter i dag.',
    'value.none': (): string => 'Du har ingen skjermede opplysninger i saken.',
    'value.unknown': (): string => 'Det finnes ingen slik skjermet opplysning. Velg en fra listen.',
    'consent.missing': (): string => 'Opplysningen er en annens hemmelighet. Få samtykke, og kryss av for det.',
    'disclosure.tooNarrow': (d: Details): string =>
      `Det som nå er i ferd med å bli offentlig, ville vise en skjult pris innenfor ${d['width']} % (grensen er ${d['limit']} %). Det røpes av: ${d['places']}. Skriv det om, skjerm det, eller be Sykehusinnkjøp overstyre med begrunnelse.`,
    'disclosure.tooNarrowElsewhere': (d: Details): string =>
      `Det som nå er i ferd med å bli offentlig, ville sammen med det som er offentlig ellers, vise en skjult pris i en annen sak innenfor ${d['width']} % (grensen er ${d['limit']} %). Det røpes av: ${d['places']}. Skriv det om, skjerm det, eller be Sykehusinnkjøp overstyre i den andre saken.`,
    'disclosure.unsolved': (d: Details): string =>
      `Vakten kan ikke regne ut hva dette ville røpe om en skjult pris (${d['places']}), og da offentliggjøres det ikke. Skriv det om, eller be Sykehusinnkjøp overstyre med begrunnelse.`,
    'disclosure.fileUnread': (): string =>
      'Teksten i filen er ikke lest ennå, og da kan ingen si hva den røper. Den leses når den er søkt gjennom etter virus. Prøv igjen om et minutt.',
  },
  rules: {
    'disclosure.ground': 'Alt er offentlig hvis ikke en hjemmel sier noe annet; det som er underlagt taushetsplikt, skal skjermes.',
    'disclosure.reasons': 'Skjerming og åpning begrunnes, for behovet kan endre seg over tid.',
    'disclosure.judgedByBody': 'Den som eier en opplysning, kan kreve at den skjermes; organet vurderer kravet.',
    'disclosure.notice': 'Den som eier en opplysning, får vite at den åpnes, før den åpnes.',
    'disclosure.owner': 'Den som eier en skjermet opplysning, kan åpne den.',
    'disclosure.consent': 'En annens hemmelighet åpnes bare med samtykke.',
    'disclosure.guard': 'En skjult pris skal ikke kunne regnes ut av det som er offentlig.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };
