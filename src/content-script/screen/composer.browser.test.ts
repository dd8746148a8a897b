/** Over a real Lexical editor, as WhatsApp's composer is one: its faults are real here. */
import { registerPlainText } from '@lexical/plain-text';
import { $getRoot, createEditor, type LexicalEditor } from 'lexical';
import { beforeEach, expect, it } from 'vitest';
import { compose, composed } from './composer';

let editor: LexicalEditor;
let keys: string[];

beforeEach(() => {
  document.body.innerHTML =
    '<div id="main"><footer><div contenteditable="true" role="textbox"></div></footer></div>';
  const root = document.querySelector<HTMLElement>('[role=textbox]');
  editor = createEditor({
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  registerPlainText(editor);
  keys = [];
  document.addEventListener('keydown', ({ key }) => keys.push(key), { capture: true });
});

const inEditor = () => editor.getEditorState().read(() => $getRoot().getTextContent());

it.each([
  'Temos, sim!',
  'Oi, Ana!\n\nTemos o azul:\n- P\n- M\n> até sexta',
  '  dois  espaços  e\ttabulação',
  '😀👩🏽‍🚀 €10',
  'x'.repeat(5000),
  '<b>não é HTML</b> & ponto',
])('puts %j there exactly, and presses no key', async (text) => {
  expect(composed(document)).toBe('');
  expect(await compose(document, text)).toBeUndefined();
  expect(inEditor()).toBe(text);
  expect(composed(document)).toBe(text);
  expect(keys).toEqual([]);
});

it('leaves a draft of the human’s as it is', async () => {
  await compose(document, 'rascunho');
  expect(await compose(document, 'Temos, sim!')).toBe('left-over-draft');
  expect(inEditor()).toBe('rascunho');
});

it('is content with what stands there already', async () => {
  await compose(document, 'Temos,\nsim!');
  expect(await compose(document, 'Temos,\nsim!')).toBeUndefined();
  expect(inEditor()).toBe('Temos,\nsim!');
});

it('says so where there is no composer, or none that takes it', async () => {
  document.querySelector('[role=textbox]')?.addEventListener(
    'paste',
    (event) => {
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  expect(await compose(document, 'Temos, sim!')).toBe('composer-differs');
  document.body.replaceChildren();
  expect(await compose(document, 'Temos, sim!')).toBe('no-composer');
});
