import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { SCREEN_GENERATIONS } from '@/protocol/diagnostics';
import { capturedMessageSchema } from '@/protocol/page-event';
import type { KnownChat } from '@/protocol/screen-link';
import { drawMessage, drawScreen, type DrawnMessage } from '../../../test/whatsapp-screen';
import { openChatReader } from './open-chat';
import { factsOf } from './screen-facts';
import { readMessage } from './shown-message';

const ANA = { id: '5511988880001@c.us', name: 'Ana Souza' };
const GROUP = { id: '120363000000000001@g.us', name: 'Revenda' };
const NOW = new Date(2026, 10, 20, 18, 0).getTime();
const at = (day: number, hour: number, minute: number) =>
  new Date(2026, 10, day, hour, minute).getTime();

const sent = { icon: 'msg-dblcheck', label: ' Lida ' };
const question: DrawnMessage = {
  stanzaId: '3A0000000000000001',
  chatId: ANA.id,
  fromMe: false,
  text: 'Vocês têm o <img data-plain-text="💙" alt=""> azul?',
  stamp: '[10:17, 19/11/2026] Ana Souza: ',
  clock: '10:17',
  tail: true,
};
const answer: DrawnMessage = {
  stanzaId: '3EB0000000000000000002',
  chatId: ANA.id,
  fromMe: true,
  text: 'Temos, sim!',
  stamp: '[10:20, 19/11/2026] Loja: ',
  clock: '10:20',
  ack: sent,
  quote: '<span>Ana Souza</span><span class="selectable-text">Vocês têm o azul? 10:17</span>',
  tail: true,
};
/** Neither a tail (not the first of its run) nor a stamp (it bears no text). */
const photo: DrawnMessage = {
  stanzaId: '3EB0000000000000000003',
  chatId: ANA.id,
  fromMe: true,
  clock: '10:21',
  ack: { icon: 'msg-check', label: ' Enviada ' },
};
const thanks: DrawnMessage = {
  stanzaId: '3A0000000000000004',
  chatId: ANA.id,
  fromMe: false,
  text: 'Obrigada',
  stamp: '[10:25, 19/11/2026] Ana Souza: ',
  clock: '10:25',
};

beforeEach(() => {
  document.body.replaceChildren();
});

describe.each(SCREEN_GENERATIONS)('the screen of %s', (generation) => {
  const media = {
    '2026-08': '<div data-testid="image-thumb"><img src="blob:x"></div>',
    '2026-04': '<span data-icon="media-image"></span><img src="blob:x">',
  }[generation];

  function facts(messages: DrawnMessage[], told: KnownChat | null | undefined, title = ANA.name) {
    drawScreen(generation, { open: { title, messages } });
    const open = openChatReader(document, () => told)();
    return open && factsOf(open, ['pt-BR'], NOW);
  }

  it('gives messages the ids that WhatsApp’s own stores give them', () => {
    const read = facts([question, answer, { ...photo, media }, thanks], ANA);
    expect(read).toMatchObject([
      {
        id: `false_${ANA.id}_3A0000000000000001`,
        fromMe: false,
        kind: 'text',
        text: 'Vocês têm o 💙 azul?',
        timestamp: at(19, 10, 17),
      },
      {
        id: `true_${ANA.id}_3EB0000000000000000002`,
        fromMe: true,
        kind: 'text',
        text: 'Temos, sim!',
        ack: 3,
        timestamp: at(19, 10, 20),
      },
      {
        id: `true_${ANA.id}_3EB0000000000000000003`,
        fromMe: true,
        kind: 'image',
        text: '',
        ack: 1,
        timestamp: at(19, 10, 21),
      },
      { id: `false_${ANA.id}_3A0000000000000004`, fromMe: false, text: 'Obrigada' },
    ]);
    for (const fact of read ?? []) expect(v.is(capturedMessageSchema, fact)).toBe(true);
  });

  it('says nothing of a chat that it cannot name', () => {
    expect(facts([question], null)).toBeUndefined();
    // The stores are in another chat already; what is shown is still the one before.
    expect(facts([question], { id: '5511988880002@c.us', name: 'Bruno Lima' })).toBeUndefined();
    expect(facts([question], { ...ANA, name: '' })).toBeUndefined();
  });

  it('does not take what is left of one chat for another of the same name', () => {
    let told: KnownChat = ANA;
    const read = openChatReader(document, () => told);
    drawScreen(generation, { open: { title: ANA.name, messages: [question, answer] } });
    expect(read()?.id).toBe(ANA.id);
    told = { ...ANA, id: '5511988880009@c.us' };
    expect(read()).toBeUndefined();
    const other = { ...thanks, chatId: told.id, stanzaId: '3AFFFF' };
    drawScreen(generation, { open: { title: ANA.name, messages: [other] } });
    expect(read()?.id).toBe(told.id);
  });

  it('stores no message whose day is not certain', () => {
    expect(facts([{ ...photo, media }], ANA)).toEqual([]);
  });

  it('stores nothing of a message that was taken back: it may bear another key', () => {
    const gone = '<div data-testid="recalled"><span data-icon="recalled"></span></div>';
    expect(facts([question, { ...photo, media: gone }, thanks], ANA)).toHaveLength(2);
  });

  it('leaves a kind that it does not recognise unknown', () => {
    const [, fact] =
      facts([question, { ...photo, media: '<img src="blob:x">' }, thanks], ANA) ?? [];
    expect(fact).toMatchObject({ kind: 'unknown', rawType: 'screen', text: '' });
  });

  it.each([
    ['pt', ' Pendente ', 0],
    ['pt', ' Entregue ', 2],
    ['en', ' Read ', 3],
    ['es', ' Leído ', 3],
  ])('knows %s’s %j', (_language, label, level) => {
    const icon = level === 0 ? 'msg-time' : 'msg-dblcheck';
    const [fact] = facts([{ ...answer, ack: { icon, label } }], ANA) ?? [];
    expect(fact?.ack).toBe(level);
  });
});

describe('the screen of 2026-04, whose messages bear whole keys', () => {
  it('names the chat by them where the stores cannot be read', () => {
    drawScreen('2026-04', { open: { title: ANA.name, messages: [question, answer] } });
    const open = openChatReader(document, () => undefined)();
    expect(open?.id).toBe(ANA.id);
    expect(open && factsOf(open, ['pt-BR'], NOW)).toHaveLength(2);
  });

  it('knows who wrote in a group', () => {
    const participant = '5511988880007@c.us';
    drawScreen('2026-04', {
      open: { title: GROUP.name, messages: [{ ...question, chatId: GROUP.id, participant }] },
    });
    const open = openChatReader(document, () => GROUP)();
    expect(open && factsOf(open, ['pt-BR'], NOW)).toMatchObject([
      { id: `false_${GROUP.id}_${question.stanzaId}_${participant}`, senderId: participant },
    ]);
  });
});

describe('the screen of 2026-08, whose messages bear stanza ids alone', () => {
  it('stores nothing where the stores cannot be read', () => {
    drawScreen('2026-08', { open: { title: ANA.name, messages: [question, answer] } });
    expect(openChatReader(document, () => undefined)()).toBeUndefined();
  });

  it('stores nothing of a group, where the key would hold who wrote it', () => {
    drawScreen('2026-08', {
      open: { title: GROUP.name, messages: [{ ...question, chatId: GROUP.id }] },
    });
    const open = openChatReader(document, () => GROUP)();
    expect(open && factsOf(open, ['pt-BR'], NOW)).toEqual([]);
  });

  it('does not guess whose a message is from a mark that it does not know', () => {
    const direction = (message: DrawnMessage) => {
      document.body.innerHTML = drawMessage('2026-08', { ...message, tail: false });
      const [drawn] = document.body.children;
      return drawn && readMessage(drawn)?.fromMe;
    };
    expect(direction(answer)).toBe(true);
    expect(direction(question)).toBe(false);
    const strange = { icon: 'wds-ic-done', label: 'Concluída' };
    expect(direction({ ...answer, ack: strange })).toBeUndefined();
  });
});
