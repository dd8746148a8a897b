import { registerPlainText } from '@lexical/plain-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from 'lexical';

import type { Chat } from '../models.ts';
import { sendFromComposer } from '../sending.ts';
import { element } from './element.ts';
import { namedIcon, testId } from './markup.ts';
import { texts } from './texts.ts';

interface ComposeBox {
  chat: Chat;
  editor: LexicalEditor;
  footer: HTMLElement;
}

let current: ComposeBox | undefined;

/** The footer of an open chat: a Lexical editor, as WhatsApp's, with the chat's draft in it. */
export function composeBox(chat: Chat): HTMLElement {
  const input = element('div', {
    class: 'compose-input',
    contenteditable: 'true',
    role: 'textbox',
    tabindex: '10',
    spellcheck: 'true',
    'aria-multiline': 'true',
    'aria-label': texts.compose(chat.formattedTitle),
    'data-testid': testId('conversation-compose-box-input'),
  });
  const send = element('button', {
    class: 'compose-send',
    type: 'button',
    'aria-label': texts.send,
    'data-testid': testId('compose-btn-send'),
  });
  send.append(
    namedIcon('wds-ic-send-filled', 'M1.5 2.5l13 5.5-13 5.5 1.5-5.5zm1.600 5L9 8l-5.900.5z'),
  );
  const frame = element(
    'div',
    { class: 'compose-frame', 'data-placeholder': texts.placeholder },
    input,
  );
  const footer = element('footer', { class: 'compose' }, frame);

  const editor = createEditor({
    namespace: 'compose-box',
    onError: (error) => console.error('stand-in: the composer failed', error),
  });
  editor.setRootElement(input);
  registerPlainText(editor);
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (event?.shiftKey === true) return false;
      event?.preventDefault();
      submit(editor, chat);
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
  editor.registerUpdateListener(() => {
    const text = textOf(editor);
    chat.setComposeContents({ text });
    frame.classList.toggle('compose-empty', text === '');
    // The button exists only with text.
    if (text.trim() === '') send.remove();
    else if (!send.isConnected) footer.append(send);
  });
  send.addEventListener('click', () => submit(editor, chat));
  current = { chat, editor, footer };
  write(editor, chat.getComposeContents().text);
  return footer;
}

/** What `ComposeBoxActions.setTextContent` does: replaces the draft of a chat. */
export function setComposerText(chat: Chat, text: string): void {
  chat.setComposeContents({ text });
  if (current?.chat === chat && current.footer.isConnected) write(current.editor, text);
}

function textOf(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

function write(editor: LexicalEditor, text: string): void {
  editor.update(
    () => {
      const paragraph = $createParagraphNode();
      const root = $getRoot();
      root.clear();
      root.append(paragraph);
      if (text === '') return;
      paragraph.append($createTextNode());
      paragraph.selectEnd().insertRawText(text);
    },
    { discrete: true },
  );
}

function submit(editor: LexicalEditor, chat: Chat): void {
  const text = textOf(editor).trim();
  if (text === '') return;
  write(editor, '');
  sendFromComposer(chat, text).catch((error: unknown) => {
    console.error('stand-in: the composer could not send', error);
  });
}
