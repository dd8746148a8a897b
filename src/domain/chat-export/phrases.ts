/**
 * What WhatsApp itself writes into exports, in Portuguese (Brazil and Portugal), English and Spanish; as seen in exports
 * until November 2026. All folded (`foldText`): lower case, no accents.
 */
import type { MessageKind } from '@/domain/message';

/** What was left out, by its kind; `media` when the line does not say which. */
export type OmittedKind = Extract<
  MessageKind,
  'image' | 'video' | 'audio' | 'sticker' | 'document' | 'contact'
>;

const LEFT_OUT = '(?:(?:ocultad|omitid|ocult)[oa]s?|nao revelad[oa]s?|omitted)';

function omitted(...names: string[]): RegExp {
  return new RegExp(`^<?(?:${names.join('|')}) ${LEFT_OUT}>?$`, 'u');
}

/** "imagem ocultada", "video omitted", … (iOS). */
export const OMITTED: readonly (readonly [OmittedKind, RegExp])[] = [
  ['image', omitted('imagem', 'imagen', 'image', 'foto', 'photo')],
  [
    'video',
    omitted(
      'video',
      'gif',
      'video note',
      'nota de video',
      'mensagem de video',
      'mensaje de video',
      'videomensaje',
    ),
  ],
  ['audio', omitted('audio', 'ficheiro de audio', 'mensagem de voz', 'mensaje de voz')],
  ['sticker', omitted('sticker', 'figurinha', 'autocolante')],
  ['document', omitted('documento', 'document')],
  [
    'contact',
    omitted(
      'contact card',
      'cartao d[eo] contato',
      'cartao de visita',
      'contacto',
      'tarjeta de contacto',
    ),
  ],
];

/** "<Mídia oculta>", "<Media omitted>" (Android): which medium it was is not said. */
export const ANY_OMITTED = new RegExp(
  `^<(?:(?:arquivo|ficheiro|archivo)s?(?: de)? )?(?:midia|media|multimedia|medios|arquivo|ficheiro|archivo)s? ${LEFT_OUT}>$`,
  'u',
);

/** "<anexado: 0001-PHOTO.jpg>" (iOS); the name is the first group. */
export const ATTACHED_BRACKETS =
  /<(?:attached|anexado|anexo|adjunto|arquivo anexado|ficheiro anexado|archivo adjunto): ?([^<>\n]+)>$/iu;

/** "IMG-20261119-WA0001.jpg (arquivo anexado)" (Android); the name is the first group. */
export const ATTACHED_BEHIND =
  /^([^\n]{1,255}?\.[a-z0-9]{0,8}) \((?:file attached|arquivo anexado|ficheiro anexado|anexado|archivo adjunto|adjunto)\)$/iu;

export const VIEW_ONCE =
  /^<?(?:mensagem|midia|foto|video|mensagem de voz|imagem|multimedia) de visualizacao unica(?: (?:ocultad|omitid)[oa])?\.?>?$|^<?view once (?:(?:voice )?message|photo|video|media)(?: omitted)?\.?>?$|^<?(?:mensaje|foto|video|imagen|mensaje de voz) (?:de visualizacion unica|para ver una (?:sola )?vez)(?: omitid[oa])?\.?>?$|^(?:voce recebeu uma mensagem de visualizacao unica|recebeu uma mensagem de visualizacao unica|you received a view once (?:voice )?(?:message|photo|video)|recibiste un(?:a|) (?:mensaje|foto|video) (?:de visualizacion unica|para ver una (?:sola )?vez))\b.*$/u;

export const DELETED =
  /^(?:(?:esta )?mensagem (?:foi )?(?:apagada|eliminada)(?: (?:por|pel[oa]) .{1,140})?|(?:voce )?(?:apagou|eliminou) esta mensagem(?: como admin\w*)?|this message was deleted(?: by .{1,140})?|you deleted this message(?: as admin)?|se elimino este mensaje(?: por .{1,140})?|(?:este )?mensaje (?:fue )?eliminado(?: por .{1,140})?|eliminaste este mensaje(?: como admin\w*)?)\.?$/u;

/** At the end of a text; applied to the text itself, not folded. */
export const EDITED =
  /\s*\u200e?<(?:this message was edited|edited|(?:esta )?mensagem (?:foi )?editada|editad[ao]|(?:este )?mensaje (?:fue )?editado|se edit[oó] este mensaje)\.?>\s*$/iu;

const CALL =
  '(?:(?:ligacao|chamada)(?: (?:de|em) (?:voz|video|grupo))?|videochamada|(?:silenced |group |missed )?(?:voice|video)(?: group)? call|group call|missed (?:group )?(?:voice |video )?call|(?:llamada|videollamada)(?: (?:de voz|grupal|de grupo))?)';
const UNANSWERED =
  '(?: (?:perdida|silenciada|nao atendida|nao atendido|recusada|sem resposta|missed|silenced|sin respuesta|rechazada))';
/** Nobody types these alone. */
export const MISSED_CALL = new RegExp(
  `^(?:${CALL}${UNANSWERED}|(?:missed|silenced) (?:group )?(?:voice |video )?call)(?:[.,] .{0,80}|\\.)?$`,
  'u',
);
/** "Ligação de voz. 2 min": only where WhatsApp itself is known to speak. */
export const ANY_CALL = new RegExp(`^${CALL}${UNANSWERED}?(?:[.,] .{0,80}|\\.)?$`, 'u');

/** "localização: https://maps.google.com/?q=-23.55,-46.63"; latitude and longitude are the groups. Not folded. */
export const LOCATION =
  /^\u200e?(?:localiza[cç][aã]o|location|ubicaci[oó]n|endere[cç]o|address|direcci[oó]n): https?:\/\/(?:maps\.google\.com|foursquare\.com)\/\S*$/imu;
export const COORDINATES = /[?&]q=(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)/u;

export const LIVE_LOCATION =
  /^(?:localizacao (?:atual|em tempo real) (?:compartilhada|partilhada)|esta a partilhar a sua localizacao|live location shared|ubicacion en tiempo real compartida)\.?$/u;

/** The first line of a poll. Not folded. */
export const POLL = /^\u200e?(?:POLL|ENQUETE|SONDAGEM|VOTA[CÇ][AÃ]O|ENCUESTA):\s*/u;
/** One option; text and votes are the groups. Direction marks gone. */
export const POLL_OPTION =
  /^(?:OPTION|OP[CÇ][AÃ]O|OPCI[OÓ]N): (.*?)(?: \((\d+) (?:votes?|votos?)\))?$/u;

/** A message that the phone had not received when it was exported. */
export const WAITING =
  /^(?:aguardando (?:esta |a )?mensagem|a aguardar (?:esta |pela )?mensagem|waiting for this message|esperando (?:este |el )?mensaje)\b.{0,120}$/u;

const SYSTEM =
  /criptografia de ponta a ponta|encriptad[ao]s? (?:de )?ponta a ponta|encriptacao ponto a ponto|end-to-end encrypt|cifrad[ao]s? de extremo a extremo|mensagens temporarias|disappearing messages|message timer|mensajes temporales|codigo de seguranca|security code|codigo de seguridad|(?:criou|crio) (?:o|este) grupo|created (?:this )?group|creo (?:el|este) grupo|(?:mudou|alterou|cambio|cambiaste|changed) (?:o nome|a descricao|a imagem|o icone|a foto|as configuracoes|as definicoes|o assunto|de numero|para o numero|o numero|el asunto|el nombre|la descripcion|el icono|la imagen|los ajustes|la configuracion|the subject|the group|this group|the description|the name|their phone number|to a new number)|(?:entrou|entraste) (?:usando|atraves|por meio|no grupo|com o link)|joined (?:using|from|via)|se unio (?:usando|mediante|con|a traves)|te uniste|(?:saiu|sairam) do grupo|\bsaiu$|\bleft$|salio del grupo|abandono el grupo|\badicionou\b|\bfo(?:i|ram) adicionad|\badded\b|\banadio a\b|te anadio|\bagrego a\b|\bremoveu\b|\bfo(?:i|ram) removid|\bremoved\b|\belimino a\b|agora (?:voce )?e (?:um )?admin|now an admin|ahora (?:eres|es) admin|fixou uma mensagem|pinned a message|fijo un mensaje|conta comercial|business account|cuenta de empresa|esta empresa|this business|servico seguro da meta|(?:bloqueou|desbloqueou) (?:este|esse) contat|(?:blocked|unblocked) this contact|bloqueaste a este contacto|(?:e|esta na lista de) um contato\b|is a contact\b|es un contacto|iniciou uma (?:ligacao|chamada)|started a (?:video )?call|(?:inicio|empezo) una (?:video)?llamada/u;

/** Whether a sentence that bears WhatsApp's mark is one about the chat, said by nobody in it. */
export function isSystemSentence(text: string): boolean {
  return SYSTEM.test(fold(text));
}

const RENAMED =
  /(?:criou|created|creo|mudou|alterou|changed|cambio|cambiaste) .*["\u201c\u201d\u00ab]/u;

/** Whether a colon behind this stands inside a group's name that the sentence quotes: 'Ana changed the subject to “Sales'. */
export function quotesName(text: string): boolean {
  return RENAMED.test(fold(text));
}

const PLAIN = /^[\x20-\x7e]*$/u;

/** As `foldText`, without marks and outer blanks; most texts need only the lower case. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}
