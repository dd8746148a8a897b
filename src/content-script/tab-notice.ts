/**
 * A slim notice in a tab of WhatsApp that is not the one in use. It stands in the page, so the page must not be able to read
 * it or press its button: a closed shadow root made in the isolated world, and clicks of the user's own alone. Built from
 * elements and a constructed style sheet: nothing for Trusted Types or a content security policy to refuse.
 */
import { localeOf } from '@/locales/locale';
import { TAB_NOTICE } from '@/locales/tab-notice';

/** Whatever the page's styles say of the host, these win: `!important` counts for more inside a shadow root. */
const STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 8px 0 auto 0 !important;
  z-index: 2147483647 !important;
  display: flex !important;
  justify-content: center !important;
  pointer-events: none !important;
}
div {
  display: flex;
  align-items: center;
  gap: 12px;
  max-width: calc(100vw - 32px);
  padding: 4px 4px 4px 14px;
  border-radius: 999px;
  background: #24243a;
  color: #fff;
  font: 13px/1.4 system-ui, sans-serif;
  box-shadow: 0 2px 12px rgb(0 0 0 / 0.35);
  pointer-events: auto;
}
button {
  flex: none;
  min-height: 28px;
  padding: 0 12px;
  border: 0;
  border-radius: 999px;
  background: #fff;
  color: #24243a;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:focus-visible {
  outline: 2px solid #b9b4ff;
  outline-offset: 2px;
}
button:disabled {
  opacity: 0.6;
  cursor: default;
}
`;

export interface TabNotice {
  /** The background's answer to what this tab told. */
  setInUse(inUse: boolean): void;
  remove(): void;
}

/** `useThisTab`: resolves when the background has taken the order. */
export function tabNotice(
  page: Document,
  language: string,
  useThisTab: () => Promise<void>,
): TabNotice {
  let notice: { host: HTMLElement; button: HTMLButtonElement } | undefined;

  const make = () => {
    const host = page.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    const bar = page.createElement('div');
    bar.setAttribute('role', 'status');
    const text = page.createElement('span');
    const button = page.createElement('button');
    const words = TAB_NOTICE[localeOf(language)];
    text.textContent = words.text;
    button.textContent = words.action;
    button.type = 'button';
    button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      button.disabled = true;
      useThisTab().catch(() => {
        // The extension was updated or removed; or it was busy, and the user may press again.
        button.disabled = false;
      });
    });
    bar.append(text, button);
    root.append(bar);
    return { host, button };
  };

  return {
    setInUse(inUse) {
      if (inUse) this.remove();
      else {
        notice ??= make();
        notice.button.disabled = false;
        // Outside the body: that is WhatsApp's to draw.
        if (!notice.host.isConnected) page.documentElement.append(notice.host);
      }
    },
    remove() {
      notice?.host.remove();
      notice = undefined;
    },
  };
}
