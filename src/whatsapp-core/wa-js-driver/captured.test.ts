import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { capturedMessageSchema } from '@/protocol/page-event';
import { ANA, ME, NOON } from '../../../test/captured';
import { capturedMessage, type MessageModel } from './captured';

/** As WhatsApp's own: an object that serialises itself, with or without `_serialized`. */
function key(fromMe: boolean, remote = ANA, stanza = '3A01', participant?: string) {
  const wid = { toString: () => remote };
  return {
    fromMe,
    remote: wid,
    id: stanza,
    participant: participant && { toString: () => participant },
    toString: () =>
      [fromMe, remote, stanza, participant].filter((part) => part !== undefined).join('_'),
  };
}

function model(change: Record<string, unknown> = {}): MessageModel {
  return {
    id: key(false),
    type: 'chat',
    body: 'Oi',
    t: NOON / 1000,
    ack: 1,
    ...change,
  } as MessageModel;
}

describe('a message of WhatsApp’s', () => {
  it.each([
    ['chat', 'text'],
    ['image', 'image'],
    ['ptt', 'voice'],
    ['audio', 'audio'],
    ['document', 'document'],
    ['sticker', 'sticker'],
    ['vcard', 'contact'],
    ['poll_creation', 'poll'],
    ['call_log', 'call'],
    ['gp2', 'system'],
    ['ciphertext', 'pending'],
    ['hologram', 'unknown'],
  ])('of type %s is %s, and its own word is kept', (type, kind) => {
    const message = capturedMessage(model({ type }));
    expect(message).toMatchObject({ kind, rawType: type });
    expect(v.is(capturedMessageSchema, message)).toBe(true);
  });

  it('has the caption of a picture for its text, never the thumbnail', () => {
    const message = capturedMessage(
      model({
        type: 'image',
        body: '/9j/4AAQ',
        caption: 'Olha essa',
        mimetype: 'image/jpeg',
        size: 5,
      }),
    );
    expect(message).toMatchObject({
      text: 'Olha essa',
      media: { mimeType: 'image/jpeg', size: 5 },
    });
  });

  it('has no text while it is a placeholder', () => {
    expect(capturedMessage(model({ type: 'ciphertext', body: 'x' }))?.text).toBe('');
  });

  it('names its sender only in a group', () => {
    const group = '120363000000000001@g.us';
    const there = capturedMessage(
      model({ id: key(false, group, '3A02', ANA), author: { toString: () => ANA } }),
    );
    expect(there).toMatchObject({ chatId: group, senderId: ANA });
    expect(capturedMessage(model({ author: { toString: () => ME } }))?.senderId).toBeUndefined();
  });

  it.each([
    ['a status', { id: key(false, 'status@broadcast') }],
    ['no key', { id: undefined }],
    ['no time', { t: undefined }],
  ])('is left out when it is %s', (_, change) => {
    expect(capturedMessage(model(change))).toBeUndefined();
  });

  it('is cut at what the protocol allows, not refused', () => {
    const message = capturedMessage(model({ body: 'x'.repeat(70_000) }));
    expect(v.is(capturedMessageSchema, message)).toBe(true);
  });
});
