/** What can be told of a message by its text alone: whether it names a price, asks something, holds a link. */
import { foldText } from '../folding';
import { linkAt } from '../links';
import type { Thing } from './query';

export type TextThing = Extract<Thing, 'price' | 'question' | 'link'>;

const NUMBER = String.raw`\d[\d.,]{0,15}`;
/** With the sign or the name of money; "30 conto". */
const MONEY = new RegExp(
  String.raw`(?:r\$|us?\$|\$|€|£)\s?\d|(?<![\p{L}\p{N}])(?:brl|usd|eur)\s?\d|` +
    String.raw`\d\s?(?:mil\s(?:e\s${NUMBER}\s)?|k\s)?(?:reais|real|rs|contos?|pilas?|d[oó]lar(?:es)?|euros?|dollars?|bucks|centavos|cents)(?![\p{L}\p{N}])|\d\s?[€£$]`,
  'iu',
);
/** Two decimals, as of "49,90"; what has a unit is measured, not paid. English writes .99; "14.30" is an hour. */
const DECIMALS =
  /(?<![\p{L}\p{N}.,:/])\d{1,3}(?:\.?\d{3}){0,3}(?:,\d{2}|\.(?:[1-9]9|90|95))(?![\p{L}\p{N}%º°:/]|[.,]\d|\s?(?:kg|g|gr|mg|km|m|mts?|metros?|m²|m2|m³|cm|mm|l|lts?|litros?|ml|h|hs|hrs?|horas?|am|pm|pol|inch|lbs?|oz|gb|mb|tb|graus|por\scento)(?![\p{L}\p{N}]))/iu;

/** Greetings and the like before the question proper; folded. */
const GREETING =
  /^(?:[^\p{L}\p{N}]|(?:oi+e?|ola+|opa|e\s?ai|bom\s?dia|boa\s?(?:tarde|noite)|por\s?favor|pfv?r?|tudo\s?(?:bem|bom)|amig[oa]|moc[oa]|mano|gente|querid[oa]|hi|hello|hey|good\s(?:morning|afternoon|evening)|please|pls|hola|buen(?:os|as)\s\w{1,6}|entao|mas|e|so|and|ah|eh)(?![\p{L}\p{N}]))+/u;
/** How a question begins; folded. "Como combinado", "quando chegar" and "qualquer" begin none. */
const ASKING = new RegExp(
  '^(?:' +
    [
      'quant[oa]s?',
      'qua(?:l|is)(?!\\sseja|\\sfor)',
      'quando(?!\\s(?:chegar|puder|der|tiver|quiser|for|vier|eu\\s|voce\\s|vc\\s|ele\\s|ela\\s|a\\s|o\\s|estiver|sair|receber|precisar|possivel))',
      'onde(?!\\sfor)',
      'como(?!\\s(?:combinad|conversad|falad|falei|disse|dito|sempre|assim\\s?[.!]|prometid|te\\sfalei|eu\\s(?:disse|falei)|vc\\s(?:disse|pediu)|voce\\s(?:disse|pediu)|segue|informad|solicitad|pedid))',
      'quem(?!\\s(?:quiser|puder|tiver|sabe\\s))',
      'cade|kd',
      'por\\s?que(?=\\s)(?<!porque)',
      'o\\sque(?=\\s(?:e|eh|acha|voce|vc|voces|vcs|seria|houve|aconteceu|falta|tem|posso|preciso|significa))',
      'q(?:ue)?\\s(?:horas?|dia|tamanho|cor|valor|preco)',
      'sera\\sque',
      '(?:vc|voce|vcs|voces)s?\\s(?:tem|teria|teriam|faz|fazem|entrega|entregam|aceita|aceitam|vende|vendem|trabalha|trabalham|consegue|conseguem|pode|podem|poderia)',
      'tem\\s(?:como|disponivel|algum|alguma|entrega|desconto|estoque)',
      'pode\\s(?:me|nos)|poderia',
      'consegue\\s(?:me|mandar|enviar|entregar)',
      'da\\s(?:pra|para)',
      'what|when(?=\\s(?:is|are|will|do|does|did|can|would))|where|who(?!ever)|why|how(?!ever)|which|whose',
      "what'?s|how'?s|where'?s|who'?s",
      '(?:do|does|did|can|could|would|will|have|has|is|are|was|were|should|may)\\s(?:you|u|i|we|they|it|he|she|there|this|that|the|these|those|your|my)(?![a-z])',
      'any\\s(?:chance|news|update)',
      'cuant[oa]s?|cual(?:es)?|donde|quien|tienen?\\s|cuando(?=\\s(?:llega|es|sale|abren|puedo|pueden))',
    ].join('|') +
    ')(?![\\p{L}\\p{N}])',
  'u',
);
/** characters; a question begins early. */
const BEGINNING = 160;
const QUESTION_MARK = /[?？]|¿/u;
const LINK_HINT = /[^\s.]\.[^\s.]|:\/\//;
const LINK_BEGINNING = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

function hasLink(text: string): boolean {
  if (!LINK_HINT.test(text)) return false;
  for (const { index } of text.matchAll(LINK_BEGINNING)) if (linkAt(text, index)) return true;
  return false;
}

/** The mark in a link asks nothing. */
const NO_LINK = /\S+:\/\/\S*|\S+\.\S+\/\S*\?\S*/gu;

function asks(text: string): boolean {
  if (QUESTION_MARK.test(text) && QUESTION_MARK.test(text.replace(NO_LINK, ' '))) return true;
  const clauses = foldText(text.slice(0, BEGINNING)).split(/[.!\n;,]+/u);
  return clauses
    .slice(0, 3)
    .some((clause) => ASKING.test(clause.replace(GREETING, '').trimStart()));
}

/** Each once. Never throws. */
export function thingsOf(text: string): TextThing[] {
  const things: TextThing[] = [];
  if (/\d/.test(text) && (MONEY.test(text) || DECIMALS.test(text))) things.push('price');
  if (asks(text)) things.push('question');
  if (hasLink(text)) things.push('link');
  return things;
}
