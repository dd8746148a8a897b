import { afterEach, describe, expect, it, vi } from 'vitest';
import { tabNotice, type TabNotice } from './tab-notice';

const opened: TabNotice[] = [];

/** The notice, and what only its maker sees: the closed root, caught as it is made. */
function open(language = 'pt-BR', useThisTab = vi.fn(() => Promise.resolve())) {
  let root: ShadowRoot | undefined;
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function caught(
    this: Element,
    init,
  ) {
    root = attach.call(this, init);
    return root;
  });
  const notice = tabNotice(document, language, useThisTab);
  opened.push(notice);
  return { notice, useThisTab, root: () => root as ShadowRoot };
}

const hosts = () => [...document.documentElement.children].filter((one) => one.tagName === 'DIV');

afterEach(() => {
  for (const notice of opened.splice(0)) notice.remove();
  vi.restoreAllMocks();
});

describe('the notice in a tab that is not in use', () => {
  it('comes once, however often the tab hears it, and goes when the tab is used', () => {
    const { notice } = open();
    expect(hosts()).toHaveLength(0);
    notice.setInUse(false);
    notice.setInUse(false);
    expect(hosts()).toHaveLength(1);
    notice.setInUse(true);
    expect(hosts()).toHaveLength(0);
  });

  it('comes back when the page has taken it away', () => {
    const { notice } = open();
    notice.setInUse(false);
    hosts()[0]?.remove();
    notice.setInUse(false);
    expect(hosts()).toHaveLength(1);
  });

  it.each([
    ['pt-PT', 'O Mettri está usando outra aba do WhatsApp.', 'Usar esta aba'],
    ['es', 'Mettri is using another tab of WhatsApp.', 'Use this tab'],
  ])('speaks the browser’s language: %s', (language, text, action) => {
    const { notice, root } = open(language);
    notice.setInUse(false);
    expect(root().querySelector('[role=status]')?.textContent).toBe(text + action);
    expect(root().querySelector('button')?.textContent).toBe(action);
  });

  it('is closed to the page, whose clicks and styles it does not heed', () => {
    const { notice, root, useThisTab } = open();
    notice.setInUse(false);
    const [host] = hosts() as [HTMLElement];
    expect(host.shadowRoot).toBeNull();
    host.click();
    root().querySelector('button')?.click();
    root()
      .querySelector('button')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(useThisTab).not.toHaveBeenCalled();
    host.style.cssText = 'position: static !important; display: none !important; opacity: 0';
    const { position, display, opacity } = getComputedStyle(host);
    expect([position, display, opacity]).toEqual(['fixed', 'flex', '1']);
  });

  it('needs nothing that Trusted Types refuse', () => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "require-trusted-types-for 'script'; style-src 'none'";
    document.head.append(meta);
    const refused: Event[] = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event));
    const { notice, root } = open();
    notice.setInUse(false);
    const bar = root().querySelector('div') as HTMLElement;
    expect(getComputedStyle(bar).borderRadius).toBe('999px');
    expect(refused).toEqual([]);
  });
});
