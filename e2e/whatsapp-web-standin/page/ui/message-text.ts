import { element } from './element.ts';

/** One emoji, with skin tone, variation and joined parts; captured, so that `split` keeps it. */
const emoji =
  /(\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*)/u;

/**
 * Text as WhatsApp draws it: emoji are images that carry their character, so that a reader of
 * `textContent` alone loses them.
 */
export function inlineText(text: string): Node[] {
  // Every second part is an emoji.
  return text
    .split(emoji)
    .map((part, index) => (index % 2 === 1 ? emojiImage(part) : document.createTextNode(part)));
}

/**
 * A message's text, line by line: `> ` makes a quotation and `- ` or `* ` a list item. Both carry
 * `data-pre-plain-text` too, which is not a stamp there.
 */
export function formattedText(text: string): Node[] {
  const nodes: Node[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) nodes.push(element('span', {}, ...inlineText(plain.join('\n'))));
    plain = [];
  };
  for (const line of text.split('\n')) {
    const marked = /^(> |- |\* )(.*)$/.exec(line);
    if (marked === null) {
      plain.push(line);
      continue;
    }
    flush();
    const [, mark = '', rest = ''] = marked;
    const tag = mark === '> ' ? 'blockquote' : 'li';
    nodes.push(element(tag, { 'data-pre-plain-text': mark }, ...inlineText(rest)));
  }
  flush();
  return nodes;
}

function emojiImage(character: string): HTMLImageElement {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">' +
    `<text x="0" y="16" font-size="16">${character}</text></svg>`;
  return element('img', {
    class: 'emoji',
    alt: character,
    'data-plain-text': character,
    src: `data:image/svg+xml,${encodeURIComponent(picture)}`,
    draggable: 'false',
  });
}
