import { beforeEach, describe, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { recordConsent } from '@/database/consent-ledger';
import { decideIdentity, takeBackDecision } from '@/database/merges';
import { NOW } from '../testing/panel';
import { ANA, BRUNO, contactOf, someoneWaits } from '../testing/rows';
import { readDeck } from './deck';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

/** Ana's number without its ninth digit. */
const ANA_OLD = '551187654321@c.us';
const cards = async () =>
  (await readDeck(database, NOW)).cards.map(({ kind, chat }) => `${kind} ${chat.id}`);

describe('the deck', () => {
  it('shows nobody who opted out under another id of theirs', async () => {
    await someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 3);
    await someoneWaits(database, BRUNO, 'Bruno Lima', 'Abrem sábado?', 5);
    await recordConsent(database, { chatId: ANA_OLD, kind: 'opt-out', at: NOW, by: 'user' });
    expect(await cards()).toEqual([`reply ${BRUNO}`, `reply ${ANA}`]);
    await database.contacts.put(contactOf(ANA_OLD, 'Ana Souza'));
    expect(await cards()).toEqual([`reply ${BRUNO}`]);
  });

  it('asks about a person what is open under another id of theirs, while they are merged', async () => {
    await someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 3);
    await recordConsent(database, { chatId: BRUNO, kind: 'ask', at: NOW, by: 'detected' });
    const { pair } = await decideIdentity(database, { a: ANA, b: BRUNO, decision: 'same' }, NOW);
    expect(await cards()).toEqual([`consent ${ANA}`]);
    await takeBackDecision(database, pair);
    expect(await cards()).toEqual([`reply ${ANA}`]);
  });

  it('calls a person who writes from a private id as their number is called', async () => {
    const lid = '123456789@lid';
    await someoneWaits(database, lid, '', 'Tem azul?', 3);
    await database.contacts.put({
      ...contactOf(lid, '', { pairedId: ANA, saved: false, pushName: 'aninha' }),
      savedName: undefined,
    });
    await database.contacts.put(contactOf(ANA, 'Ana Souza'));
    const [card] = (await readDeck(database, NOW)).cards;
    expect(card?.contact).toMatchObject({ savedName: 'Ana Souza', phone: '5511987654321' });
  });
});
