/** Does a message ask not to be written to again? Portuguese, English, Spanish. */
import { foldText } from './folding';

/** `yes`: they said so. `maybe`: a human should read it. */
export type OptOutReading = 'yes' | 'maybe' | 'no';

/** What a message is about when it is about messages: not boletos, not photos of the blue one. */
const MESSAGES =
  '(?:mensage(?:m|ns)|msgs?|mens|sms|propagandas?|publicidade|promoc(?:ao|oes)|ofertas?|anuncios?|contatos?|novidades|divulgac(?:ao|oes)|spams?|coisas?|isso|isto|nada|mensajes?|publicidad|promociones|messages?|texts?|ads|promotions?|offers?|anything)';
const DETERMINERS =
  '(?: (?:o|a|os|as|suas?|seus?|ess[ae]s?|est[ae]s?|nenhum|nenhuma|qualquer|tant[ao]s?|tipo|de|mais|mas|nunca|sus?|any|more|your|these|those|such))*';
/** What may follow without narrowing the request ("… de madrugada" narrows it). */
const TAIL =
  '(?: (?:por favor|por gentileza|favor|pf|pfv|pfvr|obrigad[oa]|obg|grat[oa]|ok|valeu|ta|ta bom|nunca mais|mais|aqui|por aqui|pra mim|para mim|a mim|(?:pro|para o|no|neste|nesse|para este|para esse) (?:meu )?(?:numero|whats\\w*|zap|telefone|celular)|d[eao]s? (?:voces|voce|vcs?|loja|empresa|lojas)|please|thanks|thank you|any ?more|again|ever|to me|por este medio|gracias|mas|nunca mas))*$';
const SEND = '(?:mand|envi|encaminh)(?:e|a|em|am|es|en|an|ar|al)';
const CONTACT =
  '(?:cham|contat|contact|procur|incomod|perturb|importun|escrev|escrib|lig|ligu|molest)(?:e|a|em|am|es|en|an|er|ar)';
const FROM = '(?:d[aeo]s?|dess[ae]s?|dest[ae]s?|daqui|dai)';

const pattern = (...parts: string[]) => new RegExp(parts.join(''));

/** Words that alone are the request, as the field's conventions have them. */
const ALONE = pattern(
  '^(?:quero |pode |favor |please )?(?:sair|parar?|pare|parem|stop|stop ?all|unsubscribe|descadastr\\w+|remover|cancelar (?:a )?inscricao|cancelar envio|opt ?out|(?:darme de )?baja|salir)',
  TAIL,
);

const YES: readonly RegExp[] = [
  /\b(?:descadastr\w+|unsubscribe|opt(?:ing)? out)\b/,
  pattern('\\bquero sair ', FROM, '(?: (?:sua|seu))? (?:lista|grupo de|cadastro|transmissao)'),
  pattern(
    '\\b(?:tir|remov|exclu|retir|apag|delet)\\w* (?:o )?meu (?:numero|contato|nome|telefone|cadastro|whats\\w*|zap)\\b',
  ),
  pattern(
    '\\b(?:me (?:tir|remov|exclu|retir)\\w*|(?:tir|remov|exclu|retir)\\w* me) ',
    FROM,
    '(?: (?:sua|seu))? (?:listas?|cadastro|mailing|base|transmissao|contatos)',
  ),
  pattern(
    '\\bnao (?:quero|desejo|gostaria de|aceito|pretendo) (?:mais )?(?:receber|que (?:voces )?me ',
    SEND,
    ')',
    DETERMINERS,
    '(?: ',
    MESSAGES,
    '\\b|',
    TAIL,
    ')',
  ),
  pattern(
    '\\bnao (?:quero|desejo|aceito) mais',
    DETERMINERS,
    ' (?:mensage(?:m|ns)|msgs?|propagandas?|contatos?)\\b',
  ),
  /\bnao autorizo (?:mais )?(?:o |os )?(?:envios?|contatos?|receb\w+|uso do meu (?:numero|contato))/,
  pattern('\\bnao (?:me )?', SEND, '(?: nunca)? mais', DETERMINERS, '(?: ', MESSAGES, ')?', TAIL),
  pattern('\\bnao me ', CONTACT, '(?: nunca)? mais', TAIL),
  pattern(
    '(?<!\\bnao )\\b(?:par[ae]m?|deix[ae]m?|parar) de (?:me )?(?:(?:mandar|enviar|encaminhar)',
    DETERMINERS,
    '(?: ',
    MESSAGES,
    ')?|escrever|perturbar|incomodar|importunar|chamar)',
    TAIL,
  ),
  /(?<!\b(?:not|don't|dont) )\b(?:stop|quit) (?:messaging|texting|contacting|spamming|writing(?: to)?|sending) me\b/,
  pattern(
    "\\b(?:do not|don'?t|never) (?:(?:message|text|contact|write to) me|send me",
    DETERMINERS,
    '(?: ',
    MESSAGES,
    ')?) ?(?:any ?more|again|ever)',
    TAIL,
  ),
  pattern(
    "\\b(?:do not|don'?t|no longer) (?:want|wish)(?: to)? (?:receive|get)",
    DETERMINERS,
    ' (?:messages?|texts?|ads|promotions?|offers?)\\b',
  ),
  /\b(?:remove|take) me (?:from|off)\b.*\blist\b/,
  pattern(
    '\\bno (?:quiero|deseo) (?:recibir )?',
    'mas',
    DETERMINERS,
    ' (?:mensajes?|publicidad|promociones)\\b',
  ),
  pattern(
    '\\bno (?:quiero|deseo) recibir',
    DETERMINERS,
    ' (?:mensajes?|publicidad|promociones)\\b',
  ),
  pattern('\\bno me (?:', SEND, '|', CONTACT, ') mas', DETERMINERS, '(?: ', MESSAGES, ')?', TAIL),
  /(?<!\bno )\bdejen? de (?:escribirme|mandarme|enviarme|contactarme|molestarme)\b/,
  /\b(?:sacame|saqueme|saquenme|borrame|borreme|borrenme|quitame|quiteme|quitenme|eliminame|elimineme|eliminenme) de (?:la|su|tu|esta) lista\b/,
];

const MAYBE: readonly RegExp[] = [
  pattern(
    '\\bn(?:ao|o) (?:me )?',
    SEND,
    DETERMINERS,
    ' (?:mensage(?:m|ns)|msgs?|propagandas?|promoc(?:ao|oes)|mensajes?|publicidad)\\b',
  ),
  pattern(
    '\\bn(?:ao|o) me ',
    CONTACT,
    '\\b(?! (?:de (?:senhor\\w*|dona|voce|tu)|agora|hoje|ainda|ahora|hoy)\\b)',
  ),
  /\b(?:nao|sem)(?: tenho| ha)?(?: mais)? interesse\b/,
  /\bvou(?: te| ter que(?: te)?)? (?:bloque\w+|denunci\w+)\b/,
  /\bspam\b|\bgolpe\b/,
  /(?<!\bnao (?:esta |estao |ta )?)\bme (?:incomod|perturb|importun)(?:a|am|ando)\b/,
  /(?<!\bnao (?:esta |estao |ta )?)\b(?:incomodando|perturbando|importunando)\b/,
  /\bnot interested\b|\bleave me alone\b|\bno me interesa\b|\bno estoy interesad[oa]\b/,
  /\bme deix[ae]m? em paz\b|\bdejame en paz\b/,
  /\bquem (?:te |lhe )?(?:deu|passou) (?:o )?meu (?:numero|contato|telefone|whats\w*)\b/,
  /\b(?:chega|basta) de (?:mensage\w+|msgs?|propagandas?)\b/,
];

const LONGEST = 2000;

/**
 * Reads one incoming text. Clause by clause: "não me mande mais boletos, já paguei" is about boletos alone. Only the
 * first 2,000 characters count. Never throws.
 */
export function readOptOut(text: string): OptOutReading {
  const clauses = foldText(text.slice(0, LONGEST))
    .replace(/[’‘`]/g, "'")
    .split(/[.,!?;:\n]+/)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((clause) => clause !== '');
  if (ALONE.test(clauses.join(' '))) return 'yes';
  const anyOf = (patterns: readonly RegExp[]) =>
    clauses.some((clause) => patterns.some((one) => one.test(clause)));
  if (anyOf(YES)) return 'yes';
  return anyOf(MAYBE) ? 'maybe' : 'no';
}
