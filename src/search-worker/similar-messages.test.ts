// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { similarIncoming } from './similar-messages';
import { memoryIndex } from './testing/memory-index';
import { DAY, GROUP, MARCH, messageRow } from './testing/message-rows';

describe('messages like a text', () => {
  it('are those of persons that share its words, the rarer the better, then the newest', async () => {
    const says = (text: string, days: number) =>
      messageRow({ text, timestamp: MARCH + days * DAY });
    const [delivery, later, both, rare] = [
      says('Entrega amanhã?', 1),
      says('E a entrega?', 2),
      says('Entrega no Butantã?', 0),
      says('Butantã', 3),
    ];
    const others = [
      messageRow({ text: 'entrega no Butantã', fromMe: true }),
      messageRow({ text: 'entrega no Butantã', chatId: GROUP }),
      says('Qual o preço?', 4),
    ];
    const index = await memoryIndex([delivery, later, both, rare, ...others]);
    const like = (text: string, limit = 10) => similarIncoming(index, text, limit);
    expect(await like('Oi, vocês fazem entrega no butanta?')).toEqual(
      [both, rare, later, delivery].map(({ rowid }) => rowid),
    );
    expect(await like('entrega?', 2)).toEqual([later.rowid, delivery.rowid]);
    expect(await like('')).toEqual([]);
    expect(await like('"; OR NOT')).toEqual([]);
  });
});
