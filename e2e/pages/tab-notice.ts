import type { CDPSession, Page } from '@playwright/test';

interface DomNode {
  nodeName: string;
  nodeValue: string;
  backendNodeId: number;
  shadowRootType?: string;
  shadowRoots?: DomNode[];
  children?: DomNode[];
}

function within(node: DomNode): DomNode[] {
  return [node, ...(node.children ?? []).flatMap(within)];
}

/**
 * The notice in a tab of WhatsApp that is not in use. It is in a closed shadow root, out of reach of the page and of
 * Playwright's locators: seen as the browser's debugger sees it, pressed where it is on the screen.
 */
export class TabNotice {
  readonly #page: Page;
  #session: CDPSession | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What it says; '' when it is not there. */
  async text(): Promise<string> {
    const nodes = await this.#nodes();
    return nodes
      .filter(({ nodeName }) => nodeName === '#text')
      .map(({ nodeValue }) => nodeValue)
      .join(' ');
  }

  /** Presses its button with the mouse. */
  async press(): Promise<void> {
    await this.#page.bringToFront();
    const button = (await this.#nodes()).find(({ nodeName }) => nodeName === 'BUTTON');
    if (!button) throw new Error('The notice is not there.');
    const session = await this.#cdp();
    const { model } = await session.send('DOM.getBoxModel', {
      backendNodeId: button.backendNodeId,
    });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    await this.#page.mouse.click((left + right) / 2, (top + bottom) / 2);
  }

  async #cdp(): Promise<CDPSession> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    return this.#session;
  }

  async #nodes(): Promise<DomNode[]> {
    const session = await this.#cdp();
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const html = root.children?.find(({ nodeName }) => nodeName === 'HTML');
    return (html?.children ?? [])
      .flatMap(({ shadowRoots = [] }) => shadowRoots)
      .filter(({ shadowRootType }) => shadowRootType === 'closed')
      .flatMap(within);
  }
}
