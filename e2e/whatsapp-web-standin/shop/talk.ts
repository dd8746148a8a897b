import { type Good, goods, reais } from './goods.ts';
import { aside } from './asides.ts';
import { firstNames, lastNames } from './people.ts';
import type { Random } from './random.ts';

/** One turn of a conversation; `media` and `caption` for those that are not text. */
export interface Turn {
  fromMe: boolean;
  text?: string;
  media?: 'image' | 'ptt' | 'document' | 'sticker' | 'video' | 'location';
}

interface Scene {
  random: Random;
  good: Good;
  size: string;
  colour: string;
  customer: string;
  district: string;
  freight: number;
}

const districts =
  'Centro|Vila Nova|Jardim América|Santa Cecília|Boa Vista|Lagoa Seca|Parque das Flores|São José|Bela Vista|Alto da Serra|Vila Mariana|Tatuapé|Santo Amaro|Campo Belo|Itaim|Pinheiros|Moema|Penha|Barra Funda|Cambuci'.split(
    '|',
  );

const greetings = ['Oi', 'Olá', 'Bom dia', 'Boa tarde', 'Boa noite', 'Oii', 'Oi, tudo bem?', 'Opa'];
const thanks =
  'Obrigada!|Muito obrigada 😊|Valeu!|Obrigada pela atenção|Perfeito, obrigada|Agradeço demais|Obrigadão|Amei, obrigada ❤️'.split(
    '|',
  );
const welcome =
  'Nós que agradecemos! 💜|Imagina, estamos às ordens!|Obrigada você, volte sempre!|Disponha! Qualquer coisa é só chamar.'.split(
    '|',
  );

type Exchange = (scene: Scene) => Turn[];

/**
 * The questions that recur, each asked in several ways. The shop answers the same question nearly
 * alike every time: its own past replies are there to be learnt from.
 */
const exchanges: readonly Exchange[] = [
  ({ random, good, size, colour }) => [
    asks(
      random.pick([
        `Vocês têm ${good.article} ${good.name} no ${size}?`,
        `Tem ${good.name} ${colour} tamanho ${size}?`,
        `Ainda tem ${good.name} em ${colour}?`,
        `Queria saber se tem ${good.article} ${good.name}, ${size}`,
      ]),
    ),
    random.chance(0.8)
      ? answers(
          `Temos sim! ${cap(good.article)} ${good.name} no ${size} está disponível em ${colour}.`,
        )
      : answers(`No ${size} acabou, mas chega reposição na terça. Quer que eu reserve?`),
  ],
  ({ random, good }) => [
    asks(
      random.pick([
        `Qual o valor d${good.article} ${good.name}?`,
        `Quanto custa ${good.article} ${good.name}?`,
        `Qual o preço d${good.article} ${good.name}?`,
        `${good.name}, quanto tá?`,
      ]),
    ),
    answers(
      `${cap(good.article)} ${good.name} sai por ${reais(good.price)}, em até 3x sem juros no cartão.`,
    ),
  ],
  ({ random, district, freight }) => [
    asks(
      random.pick([
        `Quanto fica o frete para ${district}?`,
        `Qual o valor da entrega no bairro ${district}?`,
        `Vocês entregam em ${district}? Quanto é?`,
      ]),
    ),
    answers(`O frete para ${district} fica ${reais(freight)}. Acima de R$ 250,00 é grátis.`),
  ],
  ({ random }) => [
    asks(
      random.pick([
        'Qual o prazo de entrega?',
        'Demora quanto para chegar?',
        'Se eu comprar hoje chega quando?',
        'Em quantos dias entrega?',
      ]),
    ),
    answers('Entregamos em até 2 dias úteis na cidade e de 4 a 7 dias úteis para fora.'),
  ],
  ({ random }) => [
    asks(
      random.pick([
        'Aceita pix?',
        'Como posso pagar?',
        'Quais as formas de pagamento?',
        'Qual o pix?',
      ]),
    ),
    answers(
      'Aceitamos pix, cartão em até 3x e dinheiro. A chave pix é o e-mail pix@lojaaurora.example.',
    ),
  ],
  ({ random, good }) => [
    asks(random.pick(['Fiz o pix agora', 'Acabei de pagar, segue o comprovante', 'Paguei 👍'])),
    random.chance(0.6) ? { fromMe: false, media: 'document' } : { fromMe: false, media: 'image' },
    answers(`Recebido, obrigada! Já vou separar ${good.article} ${good.name}.`),
  ],
  ({ random }) => [
    asks(
      random.pick(['Que horas vocês fecham?', 'Abre sábado?', 'Qual o horário de funcionamento?']),
    ),
    answers('Abrimos de segunda a sexta das 9h às 18h e sábado das 9h às 13h.'),
  ],
  ({ random }) => [
    asks(random.pick(['Onde fica a loja?', 'Qual o endereço?', 'Tem loja física?'])),
    answers('Ficamos na Rua das Acácias, 120, pertinho da praça da matriz.'),
    ...(random.chance(0.4) ? [{ fromMe: true, media: 'location' } as const] : []),
  ],
  ({ random, good, size }) => [
    asks(
      random.pick([
        `Posso trocar ${good.article} ${good.name}? Ficou apertado`,
        'Como funciona a troca?',
        `Ficou grande, dá para trocar pelo ${size}?`,
      ]),
    ),
    answers(
      'A troca é em até 15 dias, com a etiqueta. Pode trazer na loja ou mandar pelo correio.',
    ),
  ],
  ({ random, good }) => [
    asks(
      random.pick([
        `Tem foto d${good.article} ${good.name}?`,
        'Manda foto por favor',
        'Tem mais fotos?',
      ]),
    ),
    { fromMe: true, media: 'image', text: `${cap(good.name)} — ${reais(good.price)}` },
  ],
  ({ random, good, size }) => [
    asks(
      random.pick([
        `Quais as medidas do ${size}?`,
        `${cap(good.article)} ${good.name} veste bem quem usa 44?`,
        'Tem tabela de medidas?',
      ]),
    ),
    random.chance(0.5)
      ? { fromMe: true, media: 'document' }
      : answers(
          `No ${size}: busto ${random.between(86, 118)} cm, cintura ${random.between(66, 104)} cm.`,
        ),
  ],
  ({ random, good }) => [
    asks(random.pick(['Tem desconto à vista?', 'Faz um precinho melhor?', 'No pix tem desconto?'])),
    answers(
      `No pix tem 5% de desconto: ${cap(good.article)} ${good.name} fica ${reais(good.price * 0.95)}.`,
    ),
  ],
  ({ random, customer }) => [
    asks(
      random.pick(['Meu pedido já saiu?', 'Cadê minha encomenda?', 'Tem o código de rastreio?']),
    ),
    answers(
      `Oi, ${customer}! Saiu hoje. O código de rastreio é AU${random.between(100_000_000, 999_999_999)}BR.`,
    ),
  ],
  ({ random, good, colour }) => [
    answers(
      random.pick([
        `Chegou ${good.article} ${good.name} em ${colour} que você pediu! Quer que eu separe?`,
        `Passando para avisar: ${good.article} ${good.name} voltou ao estoque.`,
      ]),
    ),
    asks(
      random.pick([
        'Quero sim!',
        'Separa um para mim',
        'Vou passar aí amanhã',
        'Agora não, obrigada',
      ]),
    ),
  ],
  ({ random, district }) => [
    asks(
      `Entrega na Rua ${random.pick(lastNames)}, ${random.between(12, 1990)}, ${district}, em nome de ${random.pick(firstNames)}`,
    ),
    answers('Anotado! Assim que sair para entrega eu aviso.'),
  ],
  ({ random }) => [
    { fromMe: false, media: 'ptt' },
    answers(random.pick(['Ouvi aqui, já te respondo!', 'Combinado, fica assim então.'])),
  ],
];

/** A conversation on one day: a greeting, one to four exchanges, thanks. */
export function conversation(random: Random, customer: string): Turn[] {
  const good = random.pick(goods);
  const scene: Scene = {
    random,
    good,
    size: random.pick(good.sizes),
    colour: random.pick(good.colours),
    customer,
    district: random.pick(districts),
    freight: random.between(8, 34) + (random.chance(0.5) ? 0.9 : 0),
  };
  const turns: Turn[] = [];
  if (random.chance(0.6)) {
    turns.push(asks(random.pick(greetings)));
    turns.push(answers(`Oi, ${customer}! Aqui é a Loja Aurora, em que posso ajudar?`));
  }
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    turns.push(...random.pick(exchanges)(scene));
    if (random.chance(0.3)) turns.push(asks(aside(random)));
  }
  if (random.chance(0.55)) {
    turns.push(asks(random.pick(thanks)));
    turns.push(answers(random.pick(welcome)));
  }
  return turns;
}

/** A question nobody has answered yet. */
export function openQuestion(random: Random, customer: string): Turn[] {
  const turns = conversation(random, customer);
  const last = turns.findLastIndex((turn) => !turn.fromMe && turn.text?.includes('?'));
  if (last >= 0) return turns.slice(0, last + 1);
  return [asks(`Vocês têm ${random.pick(goods).name}?`)];
}

/** What a customer says to a message of the shop. */
export function answerToShop(random: Random): string {
  return random.pick([
    'Certo, obrigada!',
    'Perfeito 😊',
    'Quero sim, como faço para pagar?',
    'Vou ver com meu marido e te falo',
    'Pode separar para mim?',
    'E o frete, quanto fica?',
    'Ok, passo aí amanhã',
    'Agora não, mas obrigada',
    'Tem em outra cor?',
    'Ótimo, fechado!',
  ]);
}

function asks(text: string): Turn {
  return { fromMe: false, text };
}

function answers(text: string): Turn {
  return { fromMe: true, text };
}

function cap(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
