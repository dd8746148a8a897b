/**
 * How the isolated script hands one MessagePort to our script in the MAIN world. Both run at document_start, before any
 * script of the page, and the hand-over is synchronous: the page has no listener yet (docs/adr/0003-private-port.md).
 */
import type { PageCommand } from './page-command';
import type { ScreenOrder, ScreenReport } from './screen-link';

/** The MAIN world asks (it may have been the second to start). */
export const PORT_REQUEST = 'mettri:port-request';
/** The isolated world offers: a cancelable MessageEvent whose first port is ours. Cancelled = taken. */
export const PORT_OFFER = 'mettri:port-offer';

/** isolated → MAIN. */
export type PortMessage =
  | { kind: 'command'; command: PageCommand }
  /** All envelopes up to and including `seq` are in the database. */
  | { kind: 'stored'; seq: number }
  /** Of the reader of WhatsApp's screen. */
  | { kind: 'screen'; report: ScreenReport }
  /** The extension was updated, disabled or removed: undo yourself. */
  | { kind: 'leave' };

/** MAIN → isolated, besides `PageEnvelope`s: for the reader of WhatsApp's screen. */
export interface ScreenOrderMessage {
  kind: 'screen';
  order: ScreenOrder;
}
