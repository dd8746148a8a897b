/**
 * How WhatsApp shows the marks in a text: *bold* _italic_ ~struck~ `code` ```fixed```, quotes and lists. For a preview only:
 * what is sent is the text as it was written.
 */

export type Span =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly spans: readonly Span[] };

export type Block =
  | { readonly kind: 'line' | 'quote'; readonly spans: readonly Span[] }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'fixed'; readonly text: string };

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const FENCE = '```';
const BULLET = /^[*-] (?=\S)/u;
const NUMBER = /^\d{1,3}\. (?=\S)/u;
const QUOTE = /^> ?(?=\S)/u;

function isMark(char: string): char is keyof typeof MARKS {
  return char in MARKS;
}

/** A mark inside a word is a letter like any other. */
function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

/** Where the pair of the mark at `from` stands; -1: it has none, and is a letter. */
function closing(line: string, from: number): number {
  const mark = line.charAt(from);
  const inner = line.charAt(from + 1);
  if (isWord(line[from - 1]) || inner === mark || /^$|\s/u.test(inner)) return -1;
  for (let at = line.indexOf(mark, from + 2); at > 0; at = line.indexOf(mark, at + 1))
    if (!/\s/u.test(line.charAt(at - 1)) && !isWord(line[at + 1]) && line[at + 1] !== mark)
      return at;
  return -1;
}

function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let plain = '';
  const settle = () => {
    if (plain !== '') spans.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    const marks = (char === '`' || isMark(char)) && line[at - 1] !== char;
    const end = marks ? closing(line, at) : -1;
    if (end < 0) {
      plain += char;
      continue;
    }
    settle();
    const inner = line.slice(at + 1, end);
    spans.push(
      isMark(char) ? { kind: MARKS[char], spans: spansOf(inner) } : { kind: 'code', text: inner },
    );
    at = end;
  }
  settle();
  return spans;
}

function listOf(line: string): 'bullets' | 'numbers' | undefined {
  if (BULLET.test(line)) return 'bullets';
  return NUMBER.test(line) ? 'numbers' : undefined;
}

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.split('\n')) {
    const list = listOf(line);
    const last = blocks.at(-1);
    if (list) {
      const item = spansOf(line.replace(list === 'bullets' ? BULLET : NUMBER, ''));
      // A list that begins anew is shown with its own numbers by WhatsApp too: they are those that were written.
      if (last?.kind === list)
        blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
      else blocks.push({ kind: list, items: [item] });
    } else if (QUOTE.test(line))
      blocks.push({ kind: 'quote', spans: spansOf(line.replace(QUOTE, '')) });
    else blocks.push({ kind: 'line', spans: spansOf(line) });
  }
  return blocks;
}

/** The text as WhatsApp will show it, block by block. */
export function formatted(text: string): Block[] {
  const parts = text.split(FENCE);
  // A fence without its pair is three letters.
  const whole =
    parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join(FENCE)];
  return whole.flatMap((part, index): Block[] => {
    if (index % 2 === 1) return part === '' ? [] : [{ kind: 'fixed', text: part }];
    // The line break beside a fence is the fence's own.
    const before = index > 0 ? part.replace(/^\n/u, '') : part;
    const own = index < whole.length - 1 ? before.replace(/\n$/u, '') : before;
    return own === '' && whole.length > 1 ? [] : linesOf(own);
  });
}

/** Would WhatsApp show it other than it is written? */
export function isFormatted(text: string): boolean {
  return formatted(text).some(
    (block) => block.kind !== 'line' || block.spans.some(({ kind }) => kind !== 'text'),
  );
}
