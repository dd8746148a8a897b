/**
 * Does an old reply hold something that belonged to one customer? Errs on the side of yes: a suggestion that is missed
 * costs a few words, another customer's CPF in a reply costs trust.
 */

const PRICE = /(?:R\$|US\$|€|\$)\s*\d[\d.,]*/gu;

const PERSONAL: readonly RegExp[] = [
  // e-mail (also a Pix key), link (payment, tracking, location)
  /\S+@\S+\.\p{L}{2,}/u,
  /https?:\/\/|\bwww\.|\b[\w-]+\.(?:com|net|me|ly|link)\b/iu,
  // phone, CPF, CNPJ, CEP, card, boleto, any long number, however it is spaced
  /\d(?:[\s.\-/()]*\d){4,}/u,
  // tracking code, random Pix key, licence plate, coupon: letters and digits in one token
  /\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{7,}\b/iu,
  // order, invoice, protocol, ticket and the like with a number
  /(?:\b(?:pedido|protocolo|nota|nf-?e?|rastreio|rastreamento|c[oó]digo|cod|senha|ticket|order|invoice|factura|comprovante|reserva)\b\s*(?:n[uú]mero\s*|n[º°o.]*\s*|#\s*|:\s*)*|#\s*)\d/iu,
  /\bOS\s*(?:n[º°o.]*\s*|#\s*)?\d/u,
  // street address with a number
  /(?:^|[^\p{L}])(?:rua|r\.|av\.?|avenida|travessa|tv\.|alameda|al\.|rodovia|estrada|pra[cç]a|quadra|qd|lote|lt|apto?|apartamento|bloco|condom[ií]nio|cep|calle|street|st\.)(?:[^\p{L}])[^\n]*\d/iu,
  // somebody's name as a fact
  /\b(?:em nome d[aeo]|no nome d[aeo]|titular|aos cuidados|a\/c)\b/iu,
  /\b(?:cpf|cnpj|rg|passaporte)\b/iu,
];

/** Facts that were true for one day or one purchase: not personal, but to be looked at twice. */
const PERISHABLE: readonly RegExp[] = [
  /(?:R\$|US\$|€|\$)\s*\d/u,
  /\b\d{1,2}\/\d{1,2}\b/u,
  /\b\d{1,2}\s*(?:h|hs|horas|:\d{2})\b/iu,
  /(?<!\p{L})(?:hoje|amanh[aã]|ontem|segunda|ter[cç]a|quarta|quinta|sexta|s[aá]bado|domingo|today|tomorrow|hoy|ma[nñ]ana)(?!\p{L})/iu,
];

export function holdsPersonalData(text: string): boolean {
  const withoutPrices = text.replace(PRICE, ' ');
  return PERSONAL.some((pattern) => pattern.test(withoutPrices));
}

export function holdsPerishableFact(text: string): boolean {
  return PERISHABLE.some((pattern) => pattern.test(text));
}
