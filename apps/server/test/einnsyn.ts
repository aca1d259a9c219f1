/** What a field of eInnsyn's API must be: `!` where it must be there, then its form, or `@` and what stands there as a list (`@@`: one alone). */
type Rules = Readonly<Record<string, string>>;

/**
 * The objects of eInnsyn's API as it takes them in (felleslosninger/einnsyn-backend, SaksmappeDTO, JournalpostDTO, KorrespondansepartDTO, DokumentbeskrivelseDTO,
 * DokumentobjektDTO, SkjermingDTO; generated there from felleslosninger/einnsyn-api-spec): the fields that a journal may have, texts of at most 500 characters.
 */
const objects: Readonly<Record<string, Rules>> = {
  saksmappe: {
    saksaar: '!year',
    sakssekvensnummer: '!count',
    saksnummer: 'text',
    offentligTittel: '!text',
    offentligTittelSensitiv: '!text',
    saksdato: 'date',
    journalpost: '@journalpost',
  },
  journalpost: {
    journalaar: '!year',
    journalsekvensnummer: '!count',
    journalpostnummer: '!count',
    journalposttype: '!kind',
    journaldato: '!date',
    dokumentetsDato: 'date',
    offentligTittel: '!text',
    offentligTittelSensitiv: '!text',
    korrespondansepart: '@korrespondansepart',
    skjerming: '@@skjerming',
    dokumentbeskrivelse: '@dokumentbeskrivelse',
  },
  korrespondansepart: { korrespondanseparttype: '!text', korrespondansepartNavn: '!text', korrespondansepartNavnSensitiv: '!text' },
  skjerming: { tilgangsrestriksjon: '!text', skjermingshjemmel: 'text' },
  dokumentbeskrivelse: {
    tittel: '!text',
    tittelSensitiv: '!text',
    dokumentnummer: '!count',
    dokumenttype: 'text',
    tilknyttetRegistreringSom: '!text',
    dokumentobjekt: '@dokumentobjekt',
  },
  dokumentobjekt: { referanseDokumentfil: '!address', format: 'text' },
};

const kinds = [
  'inngaaende_dokument',
  'utgaaende_dokument',
  'organinternt_dokument_uten_oppfoelging',
  'organinternt_dokument_for_oppfoelging',
  'saksframlegg',
];

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 500,
  year: (value) => Number.isInteger(value) && Number(value) >= 1900,
  count: (value) => Number.isInteger(value) && Number(value) >= 0,
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  kind: (value) => typeof value === 'string' && kinds.includes(value),
  address: (value) => typeof value === 'string' && URL.canParse(value),
};

/** Every fault of what is sent as one of eInnsyn's objects. */
export function einnsynFaults(value: unknown, object = 'saksmappe', path = object): readonly string[] {
  const rules = objects[object] ?? {};
  if (typeof value !== 'object' || value === null) return [`${path}: is no ${object}`];
  const given = new Map(Object.entries(value));
  const unknown = [...given.keys()].filter((name) => rules[name] === undefined).map((name) => `${path}.${name}: unknown`);
  return [
    ...unknown,
    ...Object.entries(rules).flatMap(([name, rule]) => {
      const here = `${path}.${name}`;
      const found: unknown = given.get(name);
      if (found === undefined) return rule.startsWith('!') ? [`${here}: missing`] : [];
      if (rule.startsWith('@@')) return einnsynFaults(found, rule.slice(2), here);
      if (rule.startsWith('@'))
        return Array.isArray(found)
          ? found.flatMap((each: unknown, index) => einnsynFaults(each, rule.slice(1), `${here}[${index}]`))
          : [`${here}: is no list`];
      return forms[rule.replace('!', '')]?.(found) === true
        ? []
        : [`${here}: «${JSON.stringify(found)}» is no ${rule.replace('!', '')}`];
    }),
  ];
}
