/** What one message on the screen says of itself. Whatever it does not say is left out, never guessed. */
import type { Ack, MessageKind } from '@/domain/message';
import { findPlace, selectorsOf } from './find-place';
import { ACK_ICONS, KIND_MARKS } from './generations';
import { INTERFACE_LANGUAGES } from './interface-languages';
import { writtenText } from './shown-text';
import { readClock, readStamp, type ShownTime } from './shown-time';

export interface ShownMessage extends ShownTime {
  /** WhatsApp's key or, since August 2026, its stanza id alone. */
  readonly id: string;
  /** Undefined where nothing says whose it is. */
  readonly fromMe: boolean | undefined;
  readonly kind: MessageKind;
  readonly text: string;
  /** Of an own message. */
  readonly ack: Ack | undefined;
}

const KEY = /^(true|false)_[^\s_]+@[a-z.]+_[0-9A-Za-z.-]+(_[^\s_]+)?$/;
const STANZA = /^[0-9A-Za-z.-]{4,64}$/;

/** Undefined: not a message (a date, a notice). */
export function readMessage(element: Element): ShownMessage | undefined {
  const id = (
    element.matches('[data-id]') ? element : element.querySelector('[data-id]')
  )?.getAttribute('data-id');
  if (!id || !(KEY.test(id) || STANZA.test(id))) return undefined;
  const isQuoted = (inner: Element) => inner.matches(selectorsOf('quoted').join());
  const quoted = findPlace(element, 'quoted');
  const own = (selector: string) =>
    [...element.querySelectorAll(selector)].filter((inner) => !quoted?.contains(inner));
  const body = own(selectorsOf('text').join())[0];
  const stamp = own('[data-pre-plain-text^="["]')
    .map((inner) => readStamp(inner.getAttribute('data-pre-plain-text') ?? ''))
    .find((one) => one !== undefined);
  const clock = own('span')
    .filter((inner) => inner.childElementCount === 0)
    .map((inner) => readClock(inner.textContent))
    .findLast((one) => one !== undefined);
  // A dated notice without an author or a time of its own is no message.
  if (!stamp && !clock) return undefined;
  const ack = readAck(element, quoted);
  return {
    id,
    fromMe: readDirection(element, id, ack),
    kind: readKind(own, body),
    text: body ? writtenText(body, isQuoted) : '',
    ack,
    stamp,
    clock,
  };
}

function readDirection(element: Element, id: string, ack: Ack | undefined): boolean | undefined {
  if (KEY.test(id)) return id.startsWith('true_');
  if (findPlace(element, 'outgoing')) return true;
  if (findPlace(element, 'incoming')) return false;
  // Only the first of a run has a tail. A delivery state stands on our own alone; a mark that we do not know may be one.
  if (ack !== undefined) return true;
  const meta = findPlace(element, 'meta');
  return meta && !meta.querySelector('svg,[data-icon],[aria-label]') ? false : undefined;
}

/** By icon; by label too, where there is an icon or the place for such things is known: other labels may use the same words. */
function readAck(element: Element, quoted: Element | undefined): Ack | undefined {
  const meta = findPlace(element, 'meta');
  const marks = [...(meta ?? element).querySelectorAll('[data-icon],svg,[aria-label]')].filter(
    (mark) => !quoted?.contains(mark),
  );
  const icons = marks.map(
    (mark) =>
      ACK_ICONS[mark.getAttribute('data-icon') ?? mark.querySelector('title')?.textContent ?? ''],
  );
  const labels = marks.map((mark) => {
    const label = mark.getAttribute('aria-label')?.trim().toLowerCase() ?? '';
    return INTERFACE_LANGUAGES.map(({ acks }) => acks.indexOf(label)).find((level) => level >= 0);
  });
  const byIcon = icons.filter((level) => level !== undefined);
  const byLabel = meta || byIcon.length > 0 ? labels.filter((level) => level !== undefined) : [];
  const levels = [...byIcon, ...byLabel];
  return levels.length > 0 ? (Math.max(...levels) as Ack) : undefined;
}

function readKind(own: (selector: string) => Element[], body: Element | undefined): MessageKind {
  const mark = KIND_MARKS.find(([, selector]) => own(selector).length > 0);
  if (mark) return mark[0];
  // A picture that no mark explains: something with a caption, or a link's preview.
  const isPlain = own('img,video,audio,canvas').every((inner) =>
    inner.matches('[data-plain-text]'),
  );
  return body && isPlain ? 'text' : 'unknown';
}
