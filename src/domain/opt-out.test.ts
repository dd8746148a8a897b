import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOptOut } from './opt-out';
import { ENGLISH } from './opt-out/english';
import { PORTUGUESE } from './opt-out/portuguese';
import { compileRules } from './opt-out/rules';
import { SPANISH } from './opt-out/spanish';

const YES = [
  'SAIR',
  'sair.',
  'Parar',
  'PARE!',
  'STOP',
  'stop all',
  'Quero sair',
  'Quero sair da lista',
  'cancelar inscrição',
  'me tira da lista',
  'Me tira da lista por favor',
  'me remove dessa lista aí',
  'Por favor, retire meu número da sua lista',
  'pode tirar meu contato dessa lista?',
  'Remova meu número do cadastro',
  'tira meu numero daí',
  'exclui meu contato por gentileza',
  'descadastrar',
  'quero me descadastrar',
  'Favor descadastrar meu número',
  'não quero mais receber mensagens',
  'NAO QUERO MAIS RECEBER MENSAGENS DE VOCES',
  'Não desejo mais receber essas mensagens',
  'não quero receber propaganda',
  'nao quero receber mais nada de vocês',
  'não gostaria de receber mais promoções',
  'Não autorizo o envio de mensagens',
  'não me mande mais mensagens',
  'não me mande mais nada',
  'Nao me manda mais msg',
  'não mande mais mensagem pra mim',
  'Não me envie mais mensagens, por favor',
  'não me procurem mais',
  'não me chame mais aqui',
  'Oi. Não quero mais receber. Obrigado',
  'parem de me mandar mensagem',
  'para de me mandar msg',
  'pare de enviar mensagens',
  'unsubscribe',
  'Please unsubscribe me',
  'opt out',
  'Stop messaging me',
  'please stop sending me messages',
  "Don't message me again",
  'do not contact me anymore',
  'Remove me from your list',
  'take me off this list please',
  'I don’t want to receive any more messages',
  'BAJA',
  'darme de baja',
  'No quiero recibir más mensajes',
  'no quiero mas mensajes',
  'No me escriban más',
  'no me manden más mensajes',
  'Dejen de escribirme',
  'Sáquenme de la lista',
  'Boa noite, por gentileza parem de me enviar anúncios',
  'nao qro mais receber msg',
  'não quero ficar recebendo mensagem de loja',
  'vcs tao proibidos de me mandar msg',
  'nao quero que fiquem me mandando promoção',
  'pare de me mandar essas porcarias de propaganda',
  'Não quero mais receber as mensagens da Loja Bela',
  'me deixa em paz, não me mande mensagem',
  'nunca mais mande mensagem nesse número',
  'parem com essas mensagens',
  'no longer interested in your messages, please remove me from your list',
  'dont ever message me again',
  'stop with the texts already',
  'quiero que dejen de mandarme mensajes',
  'ya no quiero recibir sus ofertas',
  '"SAIR"',
  'haja paciência, para de me mandar mensagem',
  'se não pararem de mandar mensagem vou ao Procon',
  'se não parar de me mandar propaganda eu denuncio',
];

const MAYBE = [
  'não me mande mensagem',
  'não me chame de madrugada',
  'não tenho interesse',
  'Não tenho mais interesse, obrigado',
  'sem interesse',
  'vou te bloquear',
  'isso é spam?',
  'vou denunciar esse número',
  'quem te passou meu número?',
  'me deixa em paz',
  'chega de mensagem',
  'not interested',
  'leave me alone',
  'no me interesa',
  'não me mande mais mensagem de madrugada',
  'para de me mandar mensagem kkkk',
  'acho que não quero mais receber mensagens',
  'não me mande mais promoção, pode mandar só o boleto',
  'me tira da lista de terça',
  'vou sair da lista de inadimplentes',
  'se eu parar de receber mensagens eu aviso',
  'não me procure no trabalho',
  'meu chefe disse não me mandem mais mensagens kkk',
];

const NO = [
  'não me mande mais boletos',
  'não me mande mais boletos, já paguei',
  'Não me manda mais foto do azul, quero o preto',
  'não quero mais o azul',
  'não quero mais receber o boleto pelo correio',
  'Não quero receber em casa, prefiro retirar',
  'não quero mais a entrega hoje',
  'não precisa mandar mais fotos',
  'vou sair agora, te chamo depois',
  'posso sair do trabalho e passar aí?',
  'que horas você vai parar?',
  'a loja fica na parada do ônibus',
  'pare na frente da loja por favor',
  'quero cancelar o pedido',
  'pode remover o item da lista de compras?',
  'tira a cebola da lista',
  'tira do cadastro o endereço antigo',
  'me tira uma dúvida?',
  'me tira da dúvida: abre sábado?',
  'não recebi mais mensagem de vocês, está tudo bem?',
  'não recebi a mensagem',
  'quero receber mensagens sim',
  'me manda mais mensagens com as promoções',
  'não pare de me mandar as novidades',
  'tenho interesse',
  'ok, obrigada!',
  'tá bom, pode mandar',
  'bom dia',
  'Can you stop by the store?',
  'the bus stop is near',
  'no quiero el rojo, quiero el azul',
  'no me manden el rojo',
  'a baixa do boleto já foi feita?',
  'desculpa incomodar, vocês abrem hoje?',
  'não incomoda não, pode chamar',
  'não me chama de senhora rs',
  'não me ligue agora, estou dirigindo',
  '',
  '👍',
  'não me mande mensagem de cobrança, já paguei',
  'me tira da agenda de terça',
  'não quero propaganda enganosa, é couro mesmo?',
  'não envie a promoção de ontem, quero a de hoje',
  'não quero mais o contato do fornecedor',
  'não preciso receber nada, retiro aí',
  'não quero perder nenhuma promoção',
  'não esquece de me mandar mensagem',
  'vc parou de mandar mensagem?',
  'ele escreveu "não quero mais receber mensagens"',
  'take my number: 5551234',
  'cancel the message I sent',
  'I never get your messages',
  'don’t message the supplier yet',
  'no me mandes el mensaje de voz, escribe',
  'baja del carro',
  'no me envíes nada todavía',
  'o cliente pediu para sair da lista',
  'para de me mandar embora',
  'não consigo receber as promoções',
  'gostaria de não receber o produto amassado',
  'como eu saio do sistema?',
  'me esquece não hein',
  'bloqueia a data 15 pra mim',
  'I no longer want to receive the parcel at home',
  'never send me the small size again',
  'no vuelvas a enviar ese modelo',
  'no te olvides de mandarme el mensaje',
];

const LANGUAGES = [PORTUGUESE, ENGLISH, SPANISH];
const RULES = compileRules(LANGUAGES);
/** `*`, `+` or `{2,}`, outside a class of characters. */
const UNBOUNDED = /[*+]|\{\d+,\}/;
const NO_RULES = {
  alone: [],
  perhapsAlone: [],
  asks: [],
  refuses: [],
  grievances: [],
  perhaps: [],
  unrelated: [],
  conditions: [],
  elsewhere: [],
  welcomes: [],
};

describe('an opt-out', () => {
  it.each(YES)('yes: %s', (text) => {
    expect(readOptOut(text)).toBe('yes');
  });
  it.each(MAYBE)('maybe: %s', (text) => {
    expect(readOptOut(text)).toBe('maybe');
  });
  it.each(NO)('no: %s', (text) => {
    expect(readOptOut(text)).toBe('no');
  });

  it('does not depend on case, accents or punctuation', () => {
    for (const text of [...YES, ...MAYBE, ...NO]) {
      const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      expect([bare, readOptOut(`  ${bare}!! `)]).toEqual([bare, readOptOut(text)]);
    }
  });

  it('reads anything, in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['yes', 'maybe', 'no']).toContain(readOptOut(text));
      }),
    );
    expect(readOptOut(`nao me mande${' mais'.repeat(20_000)} x`)).toBeTypeOf('string');
  });

  it('costs a bounded number of steps at each place of a text', () => {
    // An unbounded repetition is what could make a long text slow: the rules are written without one.
    for (const { source } of Object.values(RULES)) expect(source).not.toMatch(UNBOUNDED);
  });

  it('reads 10,000 hostile characters as fast as any', () => {
    const words = LANGUAGES.flatMap(({ vocabulary }) => Object.values(vocabulary))
      .join('|')
      .split('|');
    const start = performance.now();
    const runs = 50;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), (some) => {
        const text = `${some.join(' ')} `.repeat(10_000).slice(0, 10_000);
        expect(['yes', 'maybe', 'no']).toContain(readOptOut(text));
      }),
      { numRuns: runs },
    );
    // ms for one; a text that makes a rule backtrack costs minutes.
    expect((performance.now() - start) / runs).toBeLessThan(200);
  });
});

describe('a rule', () => {
  const compiled = (rule: string) =>
    compileRules([{ ...ENGLISH, vocabulary: { number: 'one|two' }, ...NO_RULES, asks: [rule] }])
      .asks;

  it.each([
    ['stop <number>', ' stop two ', true],
    ['stop <number>', ' stop three ', false],
    ['stop <number>? now', ' stop now ', true],
    ['stop a~ now', ' stop a a a a now ', true],
    ['stop a~ now', ' stop a a a a a now ', false],
    ['stop* now', ' stopping now ', true],
    ['stop _ now', ' stop it now ', true],
    ['^ stop $', ' stop ', true],
    ['^ stop $', ' please stop ', false],
    ['stop !by', ' stop by ', false],
    ['-not stop', ' not stop ', false],
    ['top', ' stop ', false],
  ])('%s in "%s": %s', (rule, clause, matches) => {
    expect(compiled(rule).test(clause)).toBe(matches);
  });

  it.each(['stop <nothing>', 'stop!', 'now?|later', '!by?'])('is refused: %s', (rule) => {
    expect(() => compiled(rule)).toThrow(rule.split(' ').at(-1)?.replace(/[<>]/g, ''));
  });
});
