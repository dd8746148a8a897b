import { reader, whatsAppId } from './model-reading';
import { waJs } from './wa-js';

type Pair = { lid: string; phoneId: string };

/** The other id of the same person, from WhatsApp's table in memory: nobody is asked. `wid`: WhatsApp's own object. */
export function pairedId(wid: unknown): string | undefined {
  const id = whatsAppId(wid);
  const cache = waJs.whatsapp.lidPnCache as Partial<typeof waJs.whatsapp.lidPnCache> | undefined;
  if (!id || !/@(c\.us|lid)$/.test(id) || typeof wid !== 'object') return undefined;
  try {
    const other = id.endsWith('@lid')
      ? cache?.getPhoneNumber?.(wid as never)
      : cache?.getCurrentLid?.(wid as never);
    return whatsAppId(other);
  } catch {
    // Not an id that WhatsApp pairs.
    return undefined;
  }
}

/** Tells each pair once, until it forgets. */
export function pairLearner(tell: (pair: Pair) => void) {
  const told = new Map<string, string>();

  function learn(one: string | undefined, other: string | undefined) {
    const [lid, phoneId] = one?.endsWith('@lid') ? [one, other] : [other, one];
    if (!lid?.endsWith('@lid') || !phoneId?.endsWith('@c.us') || told.get(lid) === phoneId) return;
    told.set(lid, phoneId);
    tell({ lid, phoneId });
  }

  return {
    /** By an id that came along with a message, a chat or a contact. */
    meet: (wid: unknown) => learn(whatsAppId(wid), pairedId(wid)),
    forget: () => told.clear(),
    /** By a contact's own word. */
    meetContact(contact: unknown) {
      const of = reader(contact);
      learn(whatsAppId(of('id')), whatsAppId(of('phoneNumber')));
    },
  };
}
