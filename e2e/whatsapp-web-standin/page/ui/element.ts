type Child = Node | string | null | undefined | false;

/** Builds an element without any HTML text: the page's Trusted Types policy forbids it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const result = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) result.setAttribute(name, value);
  }
  result.append(...children.filter((child) => child instanceof Node || typeof child === 'string'));
  return result;
}

/** A small svg with a title, as WhatsApp's icons have it. */
export function icon(title: string, path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  const name = document.createElementNS(space, 'title');
  name.textContent = title;
  const shape = document.createElementNS(space, 'path');
  shape.setAttribute('d', path);
  svg.append(name, shape);
  return svg;
}

/** Runs the work once, after the present burst of events. */
export function afterBurst(work: () => void): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      work();
    });
  };
}
