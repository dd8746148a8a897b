/** Does a message ask not to be written to again? Portuguese, English, Spanish. */
import { foldText } from './folding';

/** `yes`: they said so. `maybe`: a human should read it. */
export type OptOutReading = 'yes' | 'maybe' | 'no';

/** Words that alone are the request, as the field's conventions have them. */
const ALONE =
  /^(?:sair|parar?|pare|stop|stopall|unsubscribe|descadastrar|descadastre|descadastra|remover|cancelar inscricao|opt ?out|baja|darme de baja|salir)$/;

const YES: readonly RegExp[] = [
  /\b(?:descadastr\w+|unsubscribe|opt(?:ing)? out)\b/,
  /\b(?:me )?(?:tir[ae]r?|remov[ae]r?|exclu[ai]r?|ret?ir[ae]r?) (?:o )?(?:meu (?:numero|contato|nome)|me) (?:d[aeo]s?|dessas?|desta|desse)\b/,
  /\bme (?:tir[ae]|remov[ae]|exclu[ai]|retir[ae]) (?:d[ao]s?|dessas?|desta|desse) (?:sua |seu )?(?:lista|grupo de (?:envio|transmissao)|cadastro|mailing|base|transmissao)/,
  /\bnao (?:quero|desejo|gostaria de|autorizo) (?:mais )?(?:receber|que me (?:mandem|enviem|contatem|liguem|escrevam)|(?:as |os |suas |seus |essas |esses |estas |estes )?(?:mensage(?:m|ns)|msgs?|propagandas?|contatos?))/,
  /\bnao me (?:mand[ea]m?|envi[ea]m?|cham[ea]m?|contat[ea]m?|escrev[ae]m?|incomod[ea]m?|perturb[ea]m?|procur[ea]m?) (?:mais|nunca mais)(?: (?:nada|mensage(?:m|ns)|msgs?|propagandas?|promoc(?:ao|oes)|ofertas?|por favor|pf|pfv|aqui|por aqui))*\s*$/,
  /\b(?:par[ae]m?|deix[ae]m?) de (?:me )?(?:mandar|enviar|escrever|perturbar|incomodar)(?: (?:mais|mensage(?:m|ns)|msgs?|propagandas?))*\b/,
  /\b(?:stop|quit) (?:messaging|texting|contacting|writing(?: to)?|sending) me\b/,
  /\b(?:do not|don'?t|dont) (?:message|text|contact|write to|send) me (?:any ?more|again|anything)\b/,
  /\b(?:remove|take) me (?:from|off)\b.*\blist\b/,
  /\bno (?:quiero|deseo) (?:recibir )?mas (?:mensajes?|publicidad)\b/,
  /\bno (?:quiero|deseo) recibir (?:mas|sus) \w+/,
  /\bno me (?:escriban?|manden?|envien?|contacten?) mas(?: mensajes?)?\s*$/,
  /\b(?:dejen?|deje) de (?:escribirme|mandarme|enviarme|contactarme)\b/,
  /\b(?:sacame|saqueme|saquenme|borrame|borreme|quitame|quiteme|eliminame|elimineme) de (?:la|su|tu|esta) lista\b/,
];

const MAYBE: readonly RegExp[] = [
  /\bnao me (?:mand[ea]m?|envi[ea]m?|cham[ea]m?|perturb[ea]m?|incomod[ea]m?|lig[ue]+m?)\b/,
  /\b(?:nao|sem) (?:tenho )?(?:mais )?interesse\b/,
  /\b(?:vou|vai ser) (?:te )?(?:bloque\w+|denunci\w+)\b/,
  /\b(?:spam|perturb\w+|incomod\w+)\b/,
  /\bnot interested\b|\bno me interesa\b|\bleave me alone\b|\bme deix[ae] em paz\b/,
  /\bquem (?:te )?(?:deu|passou) (?:o )?meu (?:numero|contato|telefone)\b/,
  /\b(?:chega|par[ae]) (?:com isso|de mensage\w+)\b/,
];

/** Reads one incoming text. Never throws. */
export function readOptOut(text: string): OptOutReading {
  const folded = foldText(text.slice(0, 2000))
    .replace(/[’‘`]/g, "'")
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (ALONE.test(folded)) return 'yes';
  if (YES.some((pattern) => pattern.test(folded))) return 'yes';
  return MAYBE.some((pattern) => pattern.test(folded)) ? 'maybe' : 'no';
}
