import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOptOut } from './opt-out';

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
];

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
});
