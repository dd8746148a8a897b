import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captured, envelope } from '../../test/captured';
import { pageEventReader } from './page-event-reader';

const good = () =>
  envelope({ type: 'messages' as const, source: 'live' as const, messages: [captured()] });

describe('what the page may say', () => {
  it('reads a valid event as it is', () => {
    const event = good();
    expect(pageEventReader()(event)).toEqual({ envelope: event, rejected: 0 });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'approve'],
    ['an unknown event', { ...good(), event: { type: 'approve', id: '1' } }],
    ['an extra field', { ...good(), sudo: true }],
    ['no number', { ...good(), seq: 0 }],
    ['a page instance that is none', { ...good(), pageInstance: 'x' }],
    ['an account that is none', { ...good(), account: '"><script>' }],
    [
      'a batch that is too large',
      envelope({
        type: 'messages',
        source: 'live',
        messages: Array.from({ length: 101 }, () => captured()),
      }),
    ],
  ])('throws away %s', (_, data) => {
    expect(pageEventReader()(data)).toEqual({ envelope: undefined, rejected: 1 });
  });

  it.each([
    ['a text beyond WhatsApp’s limit', { text: 'x'.repeat(65_537) }],
    ['a time before WhatsApp', { timestamp: 1 }],
    ['a time of the year 3000', { timestamp: 32_503_680_000_000 }],
    ['a kind of its own', { kind: 'virus' }],
    ['an acknowledgement of 9', { ack: 9 }],
    ['an id that is none', { id: 'true_x' }],
  ])('keeps the rest of a batch in which one message has %s', (_, fault) => {
    const message = captured();
    const { envelope: read, rejected } = pageEventReader()({
      ...good(),
      event: {
        type: 'messages',
        source: 'live',
        messages: [{ ...captured(), ...fault }, message],
      },
    });
    expect(read?.event).toEqual({ type: 'messages', source: 'live', messages: [message] });
    expect(rejected).toBe(1);
  });

  it('takes no event twice, and no second page on the same port', () => {
    const read = pageEventReader();
    const event = good();
    expect(read(event).envelope).toBeDefined();
    expect(read(event)).toEqual({ rejected: 1 });
    expect(
      read({ ...good(), pageInstance: '00000000-0000-4000-8000-000000000002' }).envelope,
    ).toBeUndefined();
  });

  it('never throws, whatever comes', () => {
    const read = pageEventReader();
    fc.assert(fc.property(fc.anything(), (data) => void read(data)));
    fc.assert(
      fc.property(fc.anything(), (items) => {
        read({ ...good(), event: { type: 'messages', source: 'live', messages: items } });
      }),
    );
  });
});
