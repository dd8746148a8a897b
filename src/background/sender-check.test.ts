import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fromOurScreens, fromWhatsAppPage } from './sender-check';

const ID = 'abcdefghijklmnopabcdefghijklmnop';

beforeEach(() => {
  vi.stubGlobal('chrome', {
    runtime: { id: ID, getURL: (path: string) => `chrome-extension://${ID}/${path}` },
  });
});

type Sender = chrome.runtime.MessageSender;
const page: Sender = {
  id: ID,
  frameId: 0,
  origin: 'https://web.whatsapp.com',
  url: 'https://web.whatsapp.com/',
  tab: { id: 7 } as Sender['tab'],
};
const panel: Sender = { id: ID, url: `chrome-extension://${ID}/sidepanel.html` };

describe('who may say what', () => {
  it('takes facts from WhatsApp’s page', () => {
    expect(fromWhatsAppPage(page)).toBe(7);
  });
  it.each<[string, Sender]>([
    ['another extension', { ...page, id: 'other' }],
    ['a frame in the page', { ...page, frameId: 3 }],
    ['another site', { ...page, origin: 'https://web.whatsapp.com.example.org' }],
    ['no tab', { ...page, tab: undefined }],
    ['a screen of ours', panel],
  ])('takes no facts from %s', (_, sender) => {
    expect(() => fromWhatsAppPage(sender)).toThrow();
  });
  it('takes orders from our screens', () => {
    expect(() => fromOurScreens(panel)).not.toThrow();
  });
  it.each<[string, Sender]>([
    ['WhatsApp’s page', page],
    ['another extension', { ...panel, id: 'other' }],
    ['a sender without a page', { id: ID }],
  ])('takes no orders from %s', (_, sender) => {
    expect(() => fromOurScreens(sender)).toThrow();
  });
});
