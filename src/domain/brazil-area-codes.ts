/**
 * Brazil's area codes (DDD) and the IANA zone of each, from Anatel's numbering plan and the zones in law since 2013.
 * Not tellable by number: Fernando de Noronha (DDD 81, one hour ahead of Recife) and Amazonas' far west (DDD 97, one
 * hour behind Manaus).
 */
const CODES_BY_ZONE: Readonly<Record<string, string>> = {
  'America/Sao_Paulo':
    '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 64',
  'America/Araguaina': '63',
  'America/Cuiaba': '65 66',
  'America/Campo_Grande': '67',
  'America/Rio_Branco': '68',
  'America/Porto_Velho': '69',
  'America/Bahia': '71 73 74 75 77',
  'America/Maceio': '79 82',
  'America/Recife': '81 87',
  'America/Fortaleza': '83 84 85 86 88 89 98 99',
  'America/Belem': '91 94 96',
  'America/Santarem': '93',
  'America/Manaus': '92 97',
  'America/Boa_Vista': '95',
};

/** DDD → IANA zone; has every DDD that exists. */
export const BRAZIL_AREA_CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(CODES_BY_ZONE).flatMap(([zone, codes]) =>
    codes.split(' ').map((code): [string, string] => [code, zone]),
  ),
);
