/** Quick replies: a slash and the beginning of a template's shortcut or name, typed into a message. */
import { foldText } from './folding';

export interface QuickReplyQuery {
  /** What stands after the slash. */
  readonly asked: string;
  /** Where the slash and what follows it stand in the text. */
  readonly from: number;
  readonly to: number;
}

/** What is asked for at the caret; undefined: nothing. The slash stands at the start or after a blank: not in a date, nor in an address. */
export function quickReplyAt(text: string, caret: number): QuickReplyQuery | undefined {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  const asked = found?.[1];
  return asked === undefined ? undefined : { asked, from: caret - asked.length - 1, to: caret };
}

/** A shortcut as it is kept: 'Frete SP' and '/frete-sp' are one. */
export function shortcutOf(typed: string): string {
  return typed
    .trim()
    .replace(/^\/+/u, '')
    .toLowerCase()
    .replace(/[\s/]+/gu, '-');
}

interface Asked {
  readonly title: string;
  readonly shortcut?: string;
}

/** Those whose shortcut begins, or whose name has a word that begins, with what is asked; by shortcut first, then by name. */
export function matchingReplies<Reply extends Asked>(
  replies: readonly Reply[],
  asked: string,
): Reply[] {
  const wanted = foldText(asked);
  const byShortcut = (reply: Reply) => foldText(reply.shortcut ?? '').startsWith(wanted);
  return replies
    .filter(
      (reply) =>
        (reply.shortcut !== undefined && byShortcut(reply)) ||
        foldText(reply.title)
          .split(/\s+/u)
          .some((word) => word.startsWith(wanted)),
    )
    .toSorted(
      (a, b) =>
        Number(b.shortcut !== undefined && byShortcut(b)) -
          Number(a.shortcut !== undefined && byShortcut(a)) || a.title.localeCompare(b.title),
    );
}
