/** Whose chat a file is, read off its name; the user may have renamed it. */
import { cleanName } from './direction-marks';

const BEFORE_NAME =
  /^(?:whatsapp chat(?: with| -)|whatsapp-chat mit|conversa (?:do|no) whatsapp com|conversas? do whatsapp -|chat de whatsapp con|chat do whatsapp com)[ _]+(.+)$/iu;

/** "Conversa do WhatsApp com Ana Lima (1).zip" → "Ana Lima"; undefined for `_chat.txt` and names of another kind. */
export function chatNameOf(fileName: string): string | undefined {
  const bare = fileName
    .replace(/^.*[/\\]/u, '')
    .replace(/\.(?:txt|zip)$/iu, '')
    .replace(/ ?\(\d+\)$/u, '')
    .normalize('NFC');
  const name = BEFORE_NAME.exec(bare.replaceAll('_', ' '))?.[1];
  return name === undefined ? undefined : cleanName(name) || undefined;
}

/** Whether a file inside a zip is the text of the chat. */
export function isChatFile(path: string): boolean {
  const name = path.replace(/^.*[/\\]/u, '');
  return /^_chat\.txt$/iu.test(name) || (/\.txt$/iu.test(name) && chatNameOf(name) !== undefined);
}
