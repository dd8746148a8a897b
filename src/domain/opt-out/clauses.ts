/** Text → what the rules of opt-outs read: clauses of plain words, spelled one way. */
import { foldText } from '../folding';

/** characters; bounds the work for one message. */
const LONGEST_TEXT = 2000;
/** characters; no word of the rules is longer. */
const LONGEST_WORD = 24;

/** How people spell on a phone, behind the word that the rules know: only what means one thing in all three languages. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [
    'nao n naum naun nn',
    'voce vc oce',
    'voces vcs vces voceis',
    'que q',
    'de d',
    'pra p',
    'me mim',
    'comigo cmg',
    'quero qro kero keru',
    'mensagem msg msgs msgm mens mensg mensagens mensage mensages mensagen mensagems menssagem menssagens menssage mesagem mesagens mensajem mensajens',
    'mensaje msj msjs mje mjes mensajes mensaj menzajes',
    'quiero kiero qiero',
    'message messages mesage mesages messege',
    'messaging msging mesaging',
    'text txt txts texts',
    'texting txting',
    'unsubscribe unsuscribe unsubcribe unsub',
    'your ur',
    'you u',
    'dont dnt',
  ].flatMap((line) => {
    const [word = '', ...spellings] = line.split(' ');
    return spellings.map((spelling) => [spelling, word] as const);
  }),
);

/** Said around any request, and no part of it. */
const COURTESY = new Set(
  (
    'favor porfavor pf pfv pfvr pfvo plis obrigado obrigada obg obgd brigado brigada grato grata gentileza valeu vlw ' +
    'ok oi oie ola moca moco querida querido amiga amigo gente pessoal ne viu hein ta bjs beijos caramba ' +
    'please pls plz kindly thanks thx ty hi hello hey just gracias porfa hola amable'
  ).split(' '),
);
const COURTESY_PHRASES =
  / (?:por favor|por gentileza|pelo amor de deus|bom dia|boa tarde|boa noite|tudo bem|thank you|buenos dias|buenas tardes|buenas noches)(?= )/g;

/** Two words that the rules know as one. */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/ do not(?= )/g, ' dont'],
  [/ any more(?= )/g, ' anymore'],
  [/ e mail(?= )/g, ' email'],
];

/** What somebody else said, in their own words; a message that is nothing but a quotation is the writer's. */
const QUOTED = /"[^"]{1,200}"|“[^”]{1,200}”|«[^»]{1,200}»/g;

/**
 * Each clause as " word word ", without accents, punctuation and courtesy. Only the first 2,000 characters count.
 */
export function clausesOf(text: string): string[] {
  const head = text.slice(0, LONGEST_TEXT);
  const own = head.replace(QUOTED, ' ');
  return foldText(/\p{L}/u.test(own) ? own : head)
    .replace(/['’‘`´]/g, '')
    .replace(/\+/g, ' mais ')
    .split(/[.,!?;:¡¿\n]+/)
    .map(clauseOf)
    .filter((clause) => clause !== ' ');
}

function clauseOf(folded: string): string {
  const words = folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word.length <= LONGEST_WORD)
    .map((word) => SPELLINGS.get(word) ?? word);
  let clause = ` ${words.join(' ')} `.replace(COURTESY_PHRASES, '');
  for (const [phrase, word] of JOINED) clause = clause.replace(phrase, word);
  const told = clause.split(' ').filter((word) => word !== '' && !COURTESY.has(word));
  return told.length === 0 ? ' ' : ` ${told.join(' ')} `;
}
