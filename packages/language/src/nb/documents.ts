/** Ord i dokumentene en metodevurdering skrives ut som. */
export const documents = {
  publisher: 'Metodevurdering · Likeverd',
  subtitle: 'Vurdering etter prioriteringskriteriene nytte, ressursbruk og alvorlighet',
  plainSubtitle: 'Kort fortalt, for alle',
  subject: (details: { date: string }) => `Metodevurdering etter reglene som gjaldt ${details.date}`,
  contents: 'Innhold',
  page: 'Side',
  of: 'av',
  table: (details: { number: string; caption: string }) => `Tabell ${details.number}. ${details.caption}`,
  figure: (details: { number: string; caption: string }) => `Figur ${details.number}. ${details.caption}`,
  figureTable: (details: { number: string }) => `Tallene bak figur ${details.number}`,
  constructed: {
    title: 'Konstruert eksempel',
    text: 'Noen premisser, eller hele modellen, er oppdiktet for å vise hva en vurdering inneholder. Tallene sier ingenting om noen virkelig metode.',
  },
  classed: {
    internal: 'INTERNT',
    confidential: 'FORTROLIG',
    title: 'Ikke for alle',
    text: 'Modellen bygger på verdier som er unntatt offentlighet. Tall som er regnet ut av dem, er unntatt på samme måte.',
  },
  notices: { info: 'Merk', warning: 'Kan ikke vurderes', danger: 'Feil i dokumentet' },
  stale: {
    title: 'Utdatert',
    text: (details: { parts: string }) =>
      `Disse delene bygger på noe som er endret siden de ble vurdert: ${details.parts}. De må vurderes på nytt.`,
  },
  about: 'Om vurderingen',
  summary: 'Sammendrag',
  keyFigures: 'Nøkkeltall',
  nothing: 'Dokumentet sier ikke noe om dette.',
  classLevel: (details: { level: string }) => `klasse ${details.level} av 6`,
  appendix: (details: { letter: string; title: string }) => `Vedlegg ${details.letter}. ${details.title}`,
  parameters: {
    title: 'Modellens parametere',
    text: 'Alle verdier modellen regner med, med fordeling og kilde.',
    name: 'Parameter',
    value: 'Verdi',
    unit: 'Enhet',
    distribution: 'Fordeling',
    source: 'Kilde',
    confidential: 'unntatt offentlighet',
  },
  proof: {
    title: 'Hvor hvert tall kommer fra',
    text: 'Tallet i klamme ved hvert resultat i rapporten viser hit. Hver rad sier hva resultatet er, hva det er regnet ut av, etter hvilken regel, og hvilke fakta eller hvilken kjøring det bygger på.',
    number: 'Nr.',
    quantity: 'Størrelse',
    value: 'Verdi',
    inputs: 'Regnet ut av',
    basis: 'Regel, fakta og kjøring',
    run: (details: { run: string }) => `lest av kjøring ${details.run}`,
    node: (details: { id: string }) => `Id: ${details.id}`,
  },
  rules: {
    title: 'Regler og kilder',
    rule: 'Regel',
    version: 'Versjon',
    text: 'Hva den sier',
    source: 'Hvor den står',
    facts: 'Fakta som er brukt',
    fact: 'Faktum',
    value: 'Verdi',
    factSource: 'Kilde',
    none: 'Ingen.',
  },
  cheers: {
    title: 'CHEERS 2022',
    text: 'Sjekkliste for rapportering av helseøkonomiske evalueringer (Husereau mfl. 2022, doi 10.1136/bmj-2021-067975), fylt ut av det som står i modellen og vurderingen. Det som bare forfatterne kan svare på, er merket.',
    item: 'Punkt',
    status: 'Svar',
    where: 'Hvor',
    remark: 'Hva som står, eller mangler',
    statuses: { reported: 'rapportert', partly: 'delvis', missing: 'mangler', authors: 'forfatterne må svare' },
    items: {
      '1': 'Tittel',
      '2': 'Sammendrag',
      '3': 'Bakgrunn og mål',
      '4': 'Analyseplan',
      '5': 'Populasjon',
      '6': 'Sted og sammenheng',
      '7': 'Alternativer som sammenlignes',
      '8': 'Perspektiv',
      '9': 'Tidshorisont',
      '10': 'Diskonteringsrente',
      '11': 'Valg av utfall',
      '12': 'Måling av utfall',
      '13': 'Verdsetting av utfall',
      '14': 'Måling og verdsetting av ressurser og kostnader',
      '15': 'Valuta, prisår og omregning',
      '16': 'Begrunnelse for og beskrivelse av modellen',
      '17': 'Analysemetoder og forutsetninger',
      '18': 'Ulikheter mellom pasientgrupper',
      '19': 'Fordelingsvirkninger',
      '20': 'Usikkerhet',
      '21': 'Medvirkning fra pasienter og andre berørte',
      '22': 'Parametere',
      '23': 'Hovedresultater',
      '24': 'Hva usikkerheten betyr',
      '25': 'Hva medvirkningen førte til',
      '26': 'Funn, begrensninger og overførbarhet',
      '27': 'Finansiering',
      '28': 'Interessekonflikter',
    },
    remarks: {
      title: 'Tittelen navngir metoden og det den sammenlignes med.',
      summary: 'Nøkkeltall og en kort omtale som er laget av resultatene.',
      written: 'Skrevet av forfatterne.',
      writtenIn: 'Teksten mangler. Skriv den i delen report av vurderingsdokumentet.',
      comparators: (details: { strategies: string }) => `Modellen sammenligner ${details.strategies}.`,
      inventory:
        'Hva som teller, følger av oversikten over konsekvenser (Figur 4.1 i Meld. St. 21 (2024–2025)); hver konsekvens er plassert i den.',
      perspective: 'Hva som er med i regnestykket, følger av kostnadskomponentene og betalerne i modellen.',
      horizon: (details: { years: string }) => `Horisonten er ${details.years} år.`,
      noHorizon: 'Modellen er et beslutningstre uten tidsakse. Skriv i omtalen av modellen hvilket tidsrom den dekker.',
      discounting: (details: { rates: string }) => `Årlige renter: ${details.rates}.`,
      noDiscounting: 'Modellen diskonterer ikke.',
      outcomes: 'Kvalitetsjusterte leveår og leveår.',
      valuation: (details: { count: string }) => `${details.count} nyttevekter med kilde og fordeling.`,
      noValuation: 'Modellen har ingen parametere som er nyttevekter.',
      costs: (details: { count: string; components: string }) =>
        `${details.count} priser og kostnader med kilde, fordelt på ${details.components} komponenter.`,
      currency: (details: { currency: string; year: string }) => `${details.currency}, prisnivå ${details.year}.`,
      model: (details: { citation: string }) => `Modellen er beskrevet i ${details.citation}.`,
      checks: 'Forutsetningene står i modelldokumentet, og kontrollene av det i TECH-VER.',
      subgroups: (details: { count: string }) => `Resultatene er delt på ${details.count} undergrupper.`,
      noSubgroups: 'Modellen har ingen undergrupper. Skriv hvorfor, eller legg dem til.',
      distribution: 'Alvorlighet er beregnet og inngår i betalingsviljen; andre fordelingsvirkninger må omtales i etikken.',
      uncertainty: (details: { draws: string; scenarios: string }) =>
        `${details.draws} trekninger av parameterne, og ${details.scenarios} scenarier i modellen.`,
      noDraws: 'Det er ikke gjort en probabilistisk analyse. Kjør med trekninger.',
      parameters: (details: { count: string; fixed: string }) =>
        `${details.count} parametere, hvorav ${details.fixed} uten fordeling.`,
      results: 'Totaler for hvert alternativ og forskjeller, hver med bevis.',
      effect: 'Sannsynlighet for kostnadseffektivitet og verdien av mer kunnskap.',
      authors: 'Ikke noe felt i dokumentet sier dette. Skriv det i teksten.',
    },
  },
  techVer: {
    title: 'TECH-VER',
    text: 'Automatiske kontroller av modellens logikk (Büyükkaramikli mfl. 2019, doi 10.1007/s40273-019-00844-y).',
    check: 'Kontroll',
    result: 'Resultat',
    found: 'Hva som ble funnet',
    failed: 'Kontrollene kan ikke kjøres på denne modellen.',
  },
  advishe: {
    title: 'AdViSHE',
    text: 'Hva som er gjort for å validere modellen (Vemer mfl. 2016, doi 10.1007/s40273-015-0327-2). Svarene er forfatternes; kontrollene er belegg for dem.',
    item: 'Spørsmål',
    answer: 'Svar',
    evidence: 'Belegg fra kontrollene',
    answers: { yes: 'ja', no: 'nei', notApplicable: 'ikke aktuelt', none: 'ikke besvart' },
    passed: (details: { passed: string; of: string }) => `${details.passed} av ${details.of} kontroller bestått`,
    otherModel: 'Skjemaet som er lagt ved, gjelder en annen utgave av modellen. Svarene er ikke tatt med.',
  },
  capsule: {
    readme: (details: { title: string; id: string; model: string }) =>
      `# ${details.title}

Denne kapselen inneholder alt vurderingen «${details.id}» bygger på, og alt den kom fram til. Den kan gjøres om igjen uten nettverk:

    npx likeverd replay kapsel.zip

| fil | innhold |
|---|---|
| assessment.yaml | vurderingsdokumentet: premisser og tekster |
| model.yaml | modellen «${details.model}» |
| inputs.json | trekninger, frø og datoer |
| texts.json | rapportens tekster |
| rules-and-facts.json | reglene og fakta som er brukt, med kilder |
| results.json | resultatene, hvert med sitt bevis |
| results.csv, trace.csv, draws.csv | resultater, forløp og trekninger som tabeller |
| model.xlsx | modellen som arbeidsbok med formler |
| checks.json | kontrollene av modellen (TECH-VER) |
| figures/ | figurene |
| report.pdf, .docx, .xlsx, .html | rapporten |
| plain.pdf, .html | den korte utgaven for alle |
| manifest.json | kontrollsum (SHA-256) av hver fil, kapselens klasse, og hva som er utelatt |
`,
    packed: (details: { file: string; count: string; digest: string }) =>
      `Skrevet til ${details.file}: ${details.count} filer, kontrollsum ${details.digest}`,
    leftOut: (details: { names: string }) => `Utelatt fordi det ikke er for alle: ${details.names}.`,
    faults: {
      notACapsule: (details: { file: string }) =>
        `«${details.file}» er ikke en kapsel. Oppgi en fil som «likeverd capsule» har skrevet.`,
      tooLarge: (details: { file: string }) => `«${details.file}» er for stor til å være en kapsel.`,
      tampered: (details: { file: string; inside: string }) =>
        `Kapselen er endret etter at den ble laget: «${details.inside}» har en annen kontrollsum enn i «manifest.json».`,
      missing: (details: { file: string; inside: string }) => `Kapselen er ikke hel: «${details.inside}» mangler.`,
      unknown: (details: { file: string; inside: string }) => `Kapselen har en fil som ikke hører til: «${details.inside}».`,
    },
    intact: (details: { count: string; digest: string }) =>
      `Kapselen er uendret: ${details.count} filer, kontrollsum ${details.digest}`,
    same: (details: { hash: string }) => `Gjort om igjen med samme resultat til siste bit: ${details.hash}`,
    different: 'Gjort om igjen med et annet resultat.',
    differentResults: (details: { names: string }) => `Ulike kontrollsummer: ${details.names}.`,
    differentFiles: (details: { names: string }) => `Ulike filer: ${details.names}.`,
    otherEngine: 'Kapselen er laget med en annen utgave av beregningsmotoren.',
    notReplayable: (details: { names: string }) =>
      `Kapselen kan ikke gjøres om igjen, for dette er utelatt: ${details.names}. Filene er slik de ble pakket.`,
  },
  downloads: {
    title: 'Ta med rapporten',
    lead: 'Rapporten lages i nettleseren av det som er vurdert her. Hvert tall viser til sitt bevis.',
    formats: { pdf: 'PDF', docx: 'Word', xlsx: 'Regneark', html: 'Nettside' },
    plain: 'Kort fortalt (PDF)',
    plainName: 'kort',
    making: 'Lager filen …',
    broken: 'Filen kunne ikke lages. Vurder dokumentet på nytt, og prøv igjen.',
  },
  identity: {
    title: 'Kontrollsummer',
    text: 'Med disse kan hvem som helst se at rapporten bygger på nøyaktig denne modellen, disse inndataene og denne beregningsmotoren.',
    name: 'Hva',
    value: 'Kontrollsum (SHA-256)',
  },
};
