import {
  type HistoryRequest,
  type LookUpAnswer,
  type LookUpRequest,
  type NumberedEvent,
  type PageReport,
  paths,
  type QueryAnswer,
  type SendRequest,
  type ServerEvent,
  type WireSession,
} from '../wire.ts';

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the stand-in's server answered ${response.status} at ${path}`);
  return (await response.json()) as Answer;
}

/** The number that the server gave this page. */
let ownNumber: number | null = null;

export function useHere(): void {
  if (ownNumber !== null) report({ type: 'use-here', page: ownNumber });
}

/** Tells the server; a lost report (the page is closing) is nobody's loss. */
export function report(message: PageReport): void {
  post(paths.report, message).catch(() => {});
}

export function postMessage(request: SendRequest): Promise<object> {
  return post(paths.send, request);
}

export async function uploadFile(stanzaId: string, file: Blob): Promise<void> {
  const response = await fetch(paths.upload + stanzaId, { method: 'POST', body: file });
  if (!response.ok) throw new Error(`the stand-in's server took no file: ${response.status}`);
}

export function queryPhone(id: string): Promise<QueryAnswer> {
  return post(paths.query, { id });
}

export function lookUp(request: LookUpRequest): Promise<LookUpAnswer> {
  return post(paths.lookUp, request);
}

export function requestHistory(request: HistoryRequest): Promise<object> {
  return post(paths.history, request);
}

/**
 * Listens to the server: `onSession` once, then `onEvent` one after the other, each confirmed when
 * it has been applied, so that a test which awaits a change finds it in the page's stores.
 */
export function listen(
  onSession: (session: WireSession) => void,
  onEvent: (event: ServerEvent) => Promise<void>,
): void {
  const source = new EventSource(paths.events);
  let queue = Promise.resolve();
  source.addEventListener('session', (message: MessageEvent<string>) => {
    if (ownNumber !== null) {
      // The server was away and may hold another truth now.
      location.reload();
      return;
    }
    const session = JSON.parse(message.data) as WireSession;
    ownNumber = session.page;
    onSession(session);
  });
  source.addEventListener('change', (message: MessageEvent<string>) => {
    const { seq, event } = JSON.parse(message.data) as NumberedEvent;
    queue = queue
      .then(() => onEvent(event))
      .catch((error: unknown) => console.error('stand-in: event not applied', event.type, error))
      .then(() => report({ type: 'applied', page: ownNumber ?? 0, seq }));
  });
}
