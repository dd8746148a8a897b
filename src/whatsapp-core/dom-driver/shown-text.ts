/** Marks that set the direction of writing, which WhatsApp's page puts around names and previews. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name as the page shows it, to be compared with one that WhatsApp's stores tell. */
export function plainName(text: string | null | undefined): string {
  return (text ?? '').replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ').trim();
}

/**
 * The text as it was written: emoji are images there, bold and the like are elements with a template, quotations and list
 * items carry their mark in an attribute, and a mention holds the id that it stands for. Lines end with `\n`.
 * @param without elements that are not part of it
 */
export function writtenText(root: Node, without?: (element: Element) => boolean): string {
  let text = '';
  const freshLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const read = (node: Node) => {
    if (node instanceof Text) text += node.data;
    if (!(node instanceof Element) || without?.(node)) return;
    const plain = node.getAttribute('data-plain-text');
    const template = node.getAttribute('data-app-text-template') ?? '';
    const mention = /^([0-9]+)@/.exec(template)?.[1];
    const [before, after] = template.split('${appText}');
    if (node instanceof HTMLImageElement) text += plain ?? node.alt;
    else if (node instanceof HTMLBRElement) text += '\n';
    else if (mention !== undefined) text += `@${mention}`;
    else if (plain !== null) text += plain;
    else if (after !== undefined) {
      text += before ?? '';
      node.childNodes.forEach(read);
      text += after;
    } else if (node.matches('p,li,blockquote')) {
      freshLine();
      const mark = node.getAttribute('data-pre-plain-text');
      if (mark !== null && !mark.startsWith('[')) text += mark;
      node.childNodes.forEach(read);
      text += '\n';
    } else {
      if (text.endsWith('\n\n') === false && node.matches('ul,ol')) freshLine();
      node.childNodes.forEach(read);
    }
  };
  root.childNodes.forEach(read);
  // The line that a last block begins holds nothing.
  return text.replace(/\n$/, '');
}
