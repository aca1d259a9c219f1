import type { disclosure as base } from '../../nb/casework/disclosure.ts';

export const disclosure: typeof base = {
  events: {
    ConfidentialityClaimed: 'Krav om skjerming',
    ClaimJudged: 'Krav om skjerming vurdert',
    ValueOpened: 'Skjerma opplysning opna',
    DisclosureOverridden: 'Tilbakerekningsvakta overstyrt',
  },
  acts: {
    claimConfidentiality: {
      title: 'Krev at ei opplysning blir skjerma',
      help: 'Skriv av teksten som skal skjermast, ordrett. Han blir skjerma i alt som blir offentleggjort når kravet er godteke. I dine eigne skjema kan du merkje teksten der du skriv han.',
      submit: 'Send kravet',
    },
    judgeClaim: {
      title: 'Vurder krav om skjerming',
      help: 'Sei kva krav det gjeld, og grunngi. Det som ikkje lenger skal skjermast, opnar seg sjølv på dagen du set.',
      submit: 'Lagre vurderinga',
    },
    openValue: {
      title: 'Opne ei skjerma opplysning',
      help: 'Opplysninga blir offentleg med ein gong. Det gamle står urørt i loggen; opninga er ei ny hending.',
      submit: 'Opne for alle',
    },
    overrideDisclosure: {
      title: 'Overstyr tilbakerekningsvakta',
      help: 'Godta at ein skjult pris kan finnast smalare enn grensa. Gjeld ned til breidda du oppgir, og står i loggen med rolla di.',
      submit: 'Overstyr',
    },
  },
  fields: {
    claimedText: { label: 'Teksten som skal skjermast', hint: 'Ordrett slik han står.' },
    legalGround: { label: 'Heimel' },
    withheldUntil: { label: 'Skjerma til', hint: 'Dagen då opplysninga opnar seg sjølv. Lat stå tom om han ikkje er kjend.' },
    claimId: { label: 'Krav', hint: 'Nummeret i lista over krav.' },
    claimJudgement: { label: 'Vurdering' },
    openedText: { label: 'Det som skal opnast', hint: 'Ordrett den delen av teksten som ikkje skal skjermast.' },
    opensOn: { label: 'Opnar den', hint: 'Tidlegast i morgon, så den som eig opplysninga, får vite det først.' },
    withheldItem: { label: 'Opplysning', hint: 'Namnet i lista over skjerma opplysningar.' },
    ownerConsents: { label: 'Den opplysninga gjeld, har samtykt' },
    narrowestAccepted: { label: 'Smalaste intervall som er godteke' },
  },
  sections: {},
  units: { percentOfMiddle: 'i prosent av midten' },
  choices: {
    claimAccepted: 'Godteke',
    claimPartly: 'Delvis godteke',
    claimRefused: 'Ikkje godteke',
    tradeSecret: 'Forretningsløyndom',
    personalCircumstances: 'Personlege forhold',
    negotiatingPosition: 'Forhandlingsposisjon',
    internalDocument: 'Organinternt dokument',
    documentObtained: 'Dokument innhenta utanfrå',
    tendersUntilChoice: 'Tilbod før leverandør er vald',
    controlMeasures: 'Kontroll- og reguleringstiltak',
    bodies: 'Organa i Nye metodar',
    bodiesAndSubmitter: 'Organa og den som sende inn saka',
    priceParties: 'Sykehusinnkjøp, Beslutningsforum og leverandøren',
  },
  rejections: {
    'passage.field': () =>
      'Her kan ikkje delar av teksten skjermast. Fjern skjerminga, eller merk teksten i eit felt for lengre tekst.',
    'passage.place': () => 'Skjerminga passar ikkje til teksten. Fjern ho, og merk teksten på nytt utan mellomrom i endane.',
    'passage.expires': () => 'Skjerminga ville vore over før ho byrja. Vel ein dag etter i dag.',
    'claim.none': () => 'Ingen krav ventar på vurdering.',
    'claim.unknown': () => 'Det finst ikkje noko slikt krav i saka. Vel eit frå lista over krav.',
    'claim.judged': () => 'Kravet er alt vurdert.',
    'claim.notInText': () => 'Denne teksten står ikkje i det som er kravd skjerma. Skriv han av ordrett.',
    'date.notAfterToday': () => 'Vel ein dag etter i dag.',
    'value.none': () => 'Du har ingen skjerma opplysningar i saka.',
    'value.unknown': () => 'Det finst inga slik skjerma opplysning. Vel ei frå lista.',
    'consent.missing': () => 'Opplysninga er løyndomen til ein annan. Få samtykke, og kryss av for det.',
    'disclosure.tooNarrow': (d) =>
      `Det som no er i ferd med å bli offentleg, ville vise ein skjult pris innanfor ${d['width']} % (grensa er ${d['limit']} %). Det blir røpt av: ${d['places']}. Skriv det om, skjerm det, eller be Sykehusinnkjøp overstyre med grunngiving.`,
    'disclosure.tooNarrowElsewhere': (d) =>
      `Det som no er i ferd med å bli offentleg, ville saman med det som elles er offentleg, vise ein skjult pris i ei anna sak innanfor ${d['width']} % (grensa er ${d['limit']} %). Det blir røpt av: ${d['places']}. Skriv det om, skjerm det, eller be Sykehusinnkjøp overstyre i den andre saka.`,
    'disclosure.unsolved': (d) =>
      `Vakta kan ikkje rekne ut kva dette ville røpe om ein skjult pris (${d['places']}), og då blir det ikkje offentleggjort. Skriv det om, eller be Sykehusinnkjøp overstyre med grunngiving.`,
    'disclosure.fileUnread': () =>
      'Teksten i fila er ikkje lesen enno, og då kan ingen seie kva ho røper. Ho blir lesen når ho er søkt gjennom etter virus. Prøv igjen om eit minutt.',
  },
  rules: {
    'disclosure.ground': 'Alt er offentleg om ikkje ein heimel seier noko anna; det som er underlagt teieplikt, skal skjermast.',
    'disclosure.reasons': 'Skjerming og opning blir grunngitt, for behovet kan endre seg over tid.',
    'disclosure.judgedByBody': 'Den som eig ei opplysning, kan krevje at ho blir skjerma; organet vurderer kravet.',
    'disclosure.notice': 'Den som eig ei opplysning, får vite at ho opnar seg, før ho opnar seg.',
    'disclosure.owner': 'Den som eig ei skjerma opplysning, kan opne ho.',
    'disclosure.consent': 'Løyndomen til ein annan blir berre opna med samtykke.',
    'disclosure.guard': 'Ein skjult pris skal ikkje kunne reknast ut av det som er offentleg.',
  },
};
