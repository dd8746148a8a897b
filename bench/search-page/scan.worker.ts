/** A scan: all folded texts in memory, looked at from the newest. */
import { foldText } from '../../src/domain/folding';
import { accountMessages } from '../account-messages';
import type { PlainQuestion, PlainRequest } from './plain-question';

const messages: { rowid: number; chatId: string; text: string }[] = [];

function build(count: number, seed: number): number {
  const started = performance.now();
  for (const { row } of accountMessages(count, seed))
    messages.push({ rowid: row.rowid, chatId: row.chatId, text: foldText(row.text) });
  return performance.now() - started;
}

/** Whole words, or the beginning of one. */
function pattern(phrase: string, open: boolean): RegExp {
  const words = foldText(phrase).replace(/[^a-z0-9]+/g, '[^a-z0-9]+');
  return new RegExp(`(?<![a-z0-9])${words}${open ? '' : '(?![a-z0-9])'}`);
}

function search({ wanted, unwanted, open, chatId }: PlainQuestion): number[] {
  const last = wanted.at(-1);
  const all = wanted.map((any) => any.map((phrase) => pattern(phrase, open && any === last)));
  const none = unwanted.map((phrase) => pattern(phrase, false));
  const found: number[] = [];
  for (let at = messages.length - 1; at >= 0 && found.length < 51; at -= 1) {
    const message = messages[at];
    if (!message || (chatId !== undefined && message.chatId !== chatId)) continue;
    const { text } = message;
    if (!all.every((any) => any.some((one) => one.test(text)))) continue;
    if (!none.some((one) => one.test(text))) found.push(message.rowid);
  }
  return found;
}

self.addEventListener('message', ({ data }: MessageEvent<PlainRequest>) => {
  self.postMessage(data.do === 'build' ? build(data.count, data.seed) : search(data.question));
});
