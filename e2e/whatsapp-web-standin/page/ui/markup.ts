import type { PageMarkup } from '../../wire.ts';
import { element, icon } from './element.ts';

/** The generation of WhatsApp's DOM that the screen imitates. */
export let markup: PageMarkup = '2026-08';

export function setMarkup(next: PageMarkup): void {
  markup = next;
}

/** A test id that WhatsApp's page has since August 2026, and has not before. */
export function testId(id: string): string | undefined {
  return markup === '2026-08' ? id : undefined;
}

/** An icon: an svg with a title since August 2026, an svg inside `data-icon` before. */
export function namedIcon(name: string, path: string): HTMLElement {
  const frame = element('span', { 'data-icon': markup === '2026-04' ? name : undefined });
  frame.append(icon(markup === '2026-04' ? '' : name, path));
  return frame;
}
