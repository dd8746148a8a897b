import type { Random } from './random.ts';

// What customers tell beside their questions. It gives the shop's history its rare words, without
// which a search index looks better than it is.

const relatives =
  'minha mãe|minha sogra|minha cunhada|meu sobrinho|minha madrinha|meu afilhado|minha bisavó|meu genro|minha nora|minha enteada|meu padrasto|minha vizinha|minha chefe|minha diarista|meu fisioterapeuta|minha professora de pilates|a síndica|a catequista|o padre Anselmo|minha manicure|a veterinária da Pipoca|meu orientador'.split(
    '|',
  );

const occasions =
  'aniversário|casamento|formatura|batizado|crisma|chá de bebê|chá de panela|noivado|bodas de prata|bodas de esmeralda|enxoval|mudança|quermesse|festa junina|amigo secreto|réveillon|cruzeiro|lua de mel|retiro|congresso|sarau|vernissage|colação de grau|piquenique|novena|romaria|acampamento|excursão|recital|mutirão'.split(
    '|',
  );

const towns =
  'Araraquara|Botucatu|Itapetininga|Pindamonhangaba|Guaratinguetá|Caraguatatuba|Ubatuba|Jericoacoara|Paraty|Tiradentes|Ouro Preto|Diamantina|Poços de Caldas|Caxambu|Gramado|Canela|Bento Gonçalves|Blumenau|Pomerode|Joinville|Chapecó|Maringá|Guarapuava|Foz do Iguaçu|Bonito|Corumbá|Pirenópolis|Caldas Novas|Palmas|Alter do Chão|Parintins|Bragança|São Luís|Barreirinhas|Parnaíba|Sobral|Quixadá|Mossoró|Caicó|Campina Grande|Cabaceiras|Caruaru|Garanhuns|Petrolina|Penedo|Laranjeiras|Lençóis|Ilhéus|Trancoso|Guarapari'.split(
    '|',
  );

const mishaps =
  'encolheu na secadora|desbotou no varal|rasgou na costura|manchou de açafrão|foi roída pelo hamster|pegou cheiro de naftalina|ficou presa no zíper|queimou com o ferro|desfiou no velcro|mofou no armário|o gato arranhou|a calopsita bicou|caiu molho shoyu|caiu esmalte|a criança rabiscou com canetinha|a bainha soltou|o elástico afrouxou|o botão de madrepérola sumiu|a goteira molhou|o cupim atacou a gaveta'.split(
    '|',
  );

const wishes =
  'algo que não pinique|algo que não transpareça|um tom mais queimado|um caimento mais soltinho|barra italiana|gola rolê|manga bufante|manga raglã|decote canoa|cós alto|forro acetinado|botões forrados|acabamento em viés|renda guipir|bordado richelieu|ponto cruz|tecido antialérgico|tecido com elastano|um xale de cashmere|uma estampa de libélulas|uma estampa de cajus|um azul quase anil|um verde-bandeira|um rosa-chiclete|um bege rosado|franjas na ponta|um pesponto contrastante|etiqueta sem coceira'.split(
    '|',
  );

const things =
  'sapatilha de verniz|sandália anabela|tamanco de cortiça|bota de camurça|tênis de plataforma|mocassim bordô|alpargata listrada|bolsa de palha|clutch de madrepérola|mochila de sarja|cinto trançado|chapéu panamá|boina de feltro|turbante estampado|brinco de argola|colar de búzios|pulseira de miçanga|relicário antigo|broche de camafeu|óculos de tartaruga|cômoda de jacarandá|poltrona de rattan|aparador laqueado|criado-mudo de pinus|sofá retrátil|rede de tucum|luminária de papel|abajur de opalina|lustre de cristal|espelho bisotado|biombo oriental|papel de parede damasco|rodapé de gesso|piso de tábua corrida|ladrilho hidráulico|azulejo português|parede de tijolinho|tapete persa|quadro de orquídeas|moldura dourada|vaso de samambaia|cachepô de cerâmica|castiçal de latão|bandeja de bambu|porcelana inglesa|faqueiro de prata|taça de cristal|jogo americano de sisal|sousplat de rafia|bule esmaltado|moringa de barro|panela de pedra-sabão|toalheiro cromado|box de vidro jateado|banheira vitoriana|saboneteira de resina|roupão felpudo|nécessaire acolchoada|berço mineiro|móbile de feltro|cadeirinha de vime|carrinho de bebê|mosquiteiro de filó|almofada de amamentação|naninha de pelúcia|fantasia de joaninha|uniforme da banda|beca de formatura|quimono de caratê|collant de ginástica|saia rodada de quadrilha|traje de prenda|bombacha campeira|poncho andino|sári indiano|kilt escocês|abadá de carnaval|avental de confeiteiro|jaleco acinturado|dólmã de cozinheiro|macacão de mecânico|capa de chuva amarela|galocha vermelha|guarda-sol listrado|cadeira de praia|canga de bolinhas|maiô asa-delta|saída de praia de crochê|toalha de piquenique|cesta de vime|barraca de camping|saco de dormir|lanterna de querosene|violão de nylon|capa de sanfona|estojo de violino|suporte de partitura|cortina do palco|figurino da peça|tecido de cenário|bandeirinha de São João|toalha do altar|estola do padre|véu de renda|grinalda de flores|buquê de peônias|lapela de alecrim|convite aquarelado|lembrancinha de sabonete|mesa de doces|bolo de três andares|brigadeiro de pistache|cocada queimada|pamonha assada|canjica com amendoim|moqueca capixaba|tacacá quentinho|chimarrão amargo|rapadura com queijo|goiabada cascão|sequilho de nata|broa de milho|ambrosia da vovó|geleia de jabuticaba|licor de jenipapo'.split(
    '|',
  );

const troubles =
  'o correio está em greve|o porteiro não recebe encomenda|meu interfone quebrou|estou de plantão no hospital|estou na fila do cartório|meu ônibus atrasou|faltou luz aqui|estou sem sinal no sítio|meu cartão foi clonado|o boleto venceu ontem|meu celular caiu na piscina|estou com o pé engessado|o elevador parou|choveu granizo na garagem|perdi o comprovante|troquei de endereço|o portão enguiçou|a balsa não saiu|o pneu furou na rodovia|estou rouca, por isso escrevo'.split(
    '|',
  );

const forms: readonly ((random: Random) => string)[] = [
  (random) => `É para o ${random.pick(occasions)} d${ofThe(random.pick(relatives))}`,
  (random) => `Vou levar para ${random.pick(towns)} na semana que vem`,
  (random) => `A outra ${random.pick(mishaps)} 😅`,
  (random) => `Queria ${random.pick(wishes)}, se tiver`,
  (random) => `Desculpa a demora, ${random.pick(troubles)}`,
  (random) => `Vi uma igual em ${random.pick(towns)} com ${random.pick(wishes)}`,
  (random) => `Quem indicou vocês foi ${random.pick(relatives)}, lá de ${random.pick(towns)}`,
  (random) => `Você acha que combina com ${random.pick(things)}?`,
  (random) => `Quero usar junto com ${random.pick(things)}, ${random.pick(relatives)} que sugeriu`,
  (random) => `Tenho ${random.pick(things)} e ${random.pick(things)}, qual cor orna mais?`,
  (random) => `No ${random.pick(occasions)} em ${random.pick(towns)} faz muito frio?`,
];

/** One remark. */
export function aside(random: Random): string {
  return random.pick(forms)(random);
}

/** `minha mãe` → `a minha mãe`, `meu genro` → `o meu genro`, for use after `d`. */
function ofThe(relative: string): string {
  if (relative.startsWith('minha')) return `a ${relative}`;
  return relative.startsWith('meu') ? `o ${relative}` : relative;
}
