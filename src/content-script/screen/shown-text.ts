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
  const lines: string[] = [];
  let open = false;
  const write = (text: string) => {
    if (open) lines.push((lines.pop() ?? '') + text);
    else lines.push(text);
    open = true;
  };
  const readChildren = (node: Node) => node.childNodes.forEach(read);
  const read = (node: Node) => {
    if (node instanceof Text) write(node.data);
    if (!(node instanceof Element) || without?.(node)) return;
    const plain = node.getAttribute('data-plain-text');
    const template = node.getAttribute('data-app-text-template') ?? '';
    const mention = /^([0-9]+)@/.exec(template)?.[1];
    const [before = '', after] = template.split('${appText}');
    if (node instanceof HTMLImageElement) write(plain ?? node.alt);
    else if (mention !== undefined) write(`@${mention}`);
    else if (plain !== null) write(plain);
    else if (after !== undefined) {
      write(before);
      readChildren(node);
      write(after);
    } else if (node instanceof HTMLBRElement) {
      // The editor ends a paragraph that is empty, or ends with a line break, with one that stands for nothing.
      if (node.nextSibling || node.parentElement?.tagName !== 'P') write('\n');
    } else if (node.matches('p,li,blockquote')) {
      open = false;
      const mark = node.getAttribute('data-pre-plain-text') ?? '';
      write(mark.startsWith('[') ? '' : mark);
      readChildren(node);
      open = false;
    } else readChildren(node);
  };
  readChildren(root);
  return lines.join('\n');
}
