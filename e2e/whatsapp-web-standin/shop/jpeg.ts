import { Random } from './random.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Side of a block in px; every block has one colour. */
const block = 8;

/** Codes of the twelve sizes of a difference: how many there are of each length, then the sizes. */
const dcTable = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  symbols: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
};
/** The one code that is needed: "nothing but the mean in this block". */
const acTable = { counts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], symbols: [0] };

/**
 * A real JPEG (baseline, coarse), such as phones send: two colours and a disc, by the seed. The same arguments give the
 * same bytes. Sides in px.
 */
export function jpeg(seed: number, width: number, height: number): Uint8Array {
  const bits = new BitWriter();
  const codes = codesOf(dcTable);
  const previous = [0, 0, 0];
  const colourAt = picture(seed);
  for (let y = 0; y < height; y += block) {
    for (let x = 0; x < width; x += block) {
      const levels = levelsOf(colourAt(x / width, y / height));
      levels.forEach((level, component) => {
        const difference = level - (previous[component] ?? 0);
        previous[component] = level;
        const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
        const [code, length] = codes[size] ?? [0, 0];
        bits.write(code, length);
        bits.write(difference < 0 ? difference + (1 << size) - 1 : difference, size);
        bits.write(0, 1);
      });
    }
  }
  return Uint8Array.from([...headerOf(width, height), ...bits.end(), 0xff, 0xd9]);
}

function picture(seed: number): (x: number, y: number) => Colour {
  const random = new Random(seed);
  const colour = (): Colour => [
    random.between(40, 230),
    random.between(40, 230),
    random.between(40, 230),
  ];
  const [from, to, disc] = [colour(), colour(), colour()];
  const [left, top] = [random.between(25, 75) / 100, random.between(25, 75) / 100];
  return (x, y) => {
    if ((x - left) ** 2 + (y - top) ** 2 < 0.05) return disc;
    const mix = (index: 0 | 1 | 2): number =>
      from[index] + (to[index] - from[index]) * ((x + y) / 2);
    return [mix(0), mix(1), mix(2)];
  };
}

/** Brightness and the two differences of colour, each around 0. */
function levelsOf([red, green, blue]: Colour): number[] {
  return [
    0.299 * red + 0.587 * green + 0.114 * blue - 128,
    -0.1687 * red - 0.3313 * green + 0.5 * blue,
    0.5 * red - 0.4187 * green - 0.0813 * blue,
  ].map((level) => Math.max(-128, Math.min(127, Math.round(level))));
}

interface HuffmanTable {
  counts: number[];
  symbols: number[];
}

function codesOf({ counts, symbols }: HuffmanTable): [code: number, length: number][] {
  const codes: [number, number][] = [];
  let code = 0;
  let next = 0;
  counts.forEach((count, index) => {
    for (let taken = 0; taken < count; taken += 1) {
      codes[symbols[next] ?? 0] = [code, index + 1];
      next += 1;
      code += 1;
    }
    code <<= 1;
  });
  return codes;
}

function headerOf(width: number, height: number): number[] {
  const word = (value: number): [number, number] => [value >> 8, value & 0xff];
  const segment = (marker: number, body: number[]): number[] => [
    0xff,
    marker,
    ...word(body.length + 2),
    ...body,
  ];
  const components = [1, 2, 3];
  // Every step of quantisation is 8, so that a block's one value is its colour's very level.
  return [
    0xff,
    0xd8,
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    ...segment(0xc0, [
      8,
      ...word(height),
      ...word(width),
      3,
      ...components.flatMap((id) => [id, 0x11, 0]),
    ]),
    ...segment(0xc4, [0x00, ...dcTable.counts, ...dcTable.symbols]),
    ...segment(0xc4, [0x10, ...acTable.counts, ...acTable.symbols]),
    ...segment(0xda, [3, ...components.flatMap((id) => [id, 0]), 0, 63, 0]),
  ];
}

class BitWriter {
  readonly #bytes: number[] = [];
  #open = 0;
  #count = 0;

  write(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.#open = (this.#open << 1) | ((value >> bit) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
  }

  /** The last byte is filled with ones. */
  end(): number[] {
    while (this.#count > 0) this.write(1, 1);
    return this.#bytes;
  }

  #flush(): void {
    this.#bytes.push(this.#open);
    // A byte of ones would begin a marker.
    if (this.#open === 0xff) this.#bytes.push(0);
    this.#open = 0;
    this.#count = 0;
  }
}
