/** What Loja Aurora sells: clothing and home fabrics. Prices in reais. */

export interface Good {
  name: string;
  /** Grammar: `o vestido`, `a saia`. */
  article: 'o' | 'a';
  price: number;
  sizes: readonly string[];
  colours: readonly string[];
}

const letters = ['PP', 'P', 'M', 'G', 'GG', 'XGG'];
const numbers = ['36', '38', '40', '42', '44', '46', '48'];
const beds = ['solteiro', 'casal', 'queen', 'king'];
const tables = ['4 lugares', '6 lugares', '8 lugares', '10 lugares'];
const one = ['tamanho único'];

const plain = ['preto', 'branco', 'off-white', 'cinza', 'azul-marinho'];
const warm = ['terracota', 'mostarda', 'vinho', 'coral', 'caramelo', 'ferrugem'];
const cool = ['azul-claro', 'verde-oliva', 'verde-menta', 'lilás', 'petróleo', 'turquesa'];
const prints = ['floral miúdo', 'xadrez', 'listrado', 'poá', 'folhagem', 'tie-dye', 'étnico'];

export const goods: readonly Good[] = [
  good('vestido midi de viscose', 'o', 149.9, letters, [...warm, ...prints]),
  good('vestido longo de linho', 'o', 239.9, letters, [...plain, ...cool]),
  good('vestido tubinho', 'o', 119.9, numbers, plain),
  good('saia plissada', 'a', 99.9, letters, [...warm, ...plain]),
  good('saia jeans', 'a', 89.9, numbers, ['azul-claro', 'azul-marinho', 'preto']),
  good('calça pantalona', 'a', 129.9, numbers, [...plain, ...warm]),
  good('calça de alfaiataria', 'a', 159.9, numbers, plain),
  good('calça jogger', 'a', 109.9, letters, [...plain, 'verde-oliva']),
  good('blusa de tricô', 'a', 119.9, letters, [...warm, ...cool]),
  good('blusa ciganinha', 'a', 69.9, letters, prints),
  good('camisa de linho', 'a', 139.9, letters, [...plain, ...cool]),
  good('camiseta de algodão pima', 'a', 59.9, letters, [...plain, ...cool, ...warm]),
  good('cardigã', 'o', 134.9, letters, [...warm, ...plain]),
  good('casaco de moletom', 'o', 149.9, letters, plain),
  good('jaqueta jeans', 'a', 189.9, letters, ['azul-claro', 'preto']),
  good('macacão pantacourt', 'o', 179.9, numbers, [...plain, ...warm]),
  good('pijama de malha', 'o', 89.9, letters, prints),
  good('robe de cetim', 'o', 109.9, letters, ['vinho', 'preto', 'lilás']),
  good('conjunto fitness', 'o', 129.9, letters, [...cool, 'preto']),
  good('jogo de cama 200 fios', 'o', 169.9, beds, [...plain, ...prints]),
  good('jogo de cama 400 fios', 'o', 329.9, beds, [...plain, ...cool]),
  good('edredom dupla face', 'o', 259.9, beds, [...plain, ...warm]),
  good('colcha de matelassê', 'a', 219.9, beds, [...plain, ...cool]),
  good('manta de microfibra', 'a', 79.9, beds, [...warm, ...cool]),
  good('jogo de toalhas de banho', 'o', 139.9, ['4 peças', '5 peças'], [...plain, ...cool]),
  good('toalha de mesa de jacquard', 'a', 99.9, tables, [...plain, 'vinho']),
  good('cortina de voil', 'a', 149.9, ['2,00 × 1,70 m', '3,00 × 2,50 m'], plain),
  good('cortina blackout', 'a', 189.9, ['2,80 × 1,80 m', '4,00 × 2,60 m'], plain),
  good('capa de almofada', 'a', 34.9, ['45 × 45 cm', '50 × 50 cm'], [...prints, ...warm]),
  good('tapete felpudo', 'o', 199.9, ['1,00 × 1,50 m', '2,00 × 2,50 m'], ['cinza', 'caramelo']),
  good('passadeira de crochê', 'a', 79.9, one, ['cru', 'mostarda']),
  good('pano de prato bordado', 'o', 14.9, one, prints),
  good('kit de guardanapos de linho', 'o', 74.9, ['6 peças', '12 peças'], ['cru', 'terracota']),
  good('capa de sofá', 'a', 169.9, ['2 lugares', '3 lugares'], ['cinza', 'caramelo', 'preto']),
  good('lenço de seda', 'o', 64.9, one, prints),
  good('echarpe de lã', 'a', 84.9, one, [...warm, ...plain]),
];

function good(
  name: string,
  article: 'o' | 'a',
  price: number,
  sizes: readonly string[],
  colours: readonly string[],
): Good {
  return { name, article, price, sizes, colours };
}

/** `1234.5` → `R$ 1.234,50`. */
export function reais(amount: number): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  return `R$ ${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}
