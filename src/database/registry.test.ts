import { beforeEach, describe, expect, it } from 'vitest';
import { changeDevice, enterAccount, readDevice, registry, replaceDatabase } from './registry';

const NOON = Date.UTC(2026, 2, 9, 15);
const ANA = '5511999990001@c.us';

beforeEach(async () => {
  await Promise.all(registry.tables.map((table) => table.clear()));
});

describe('the settings of this device', () => {
  it.each([
    ['an account is entered', () => enterAccount(ANA, NOON)],
    ['an account gets its database', () => replaceDatabase(ANA, undefined, 'restored', NOON)],
    ['another setting is changed', () => changeDevice({ firstRunDone: true })],
  ])('have no language of their own when %s: it is whose reads it', async (_, write) => {
    await write();
    expect(await registry.device.get('device')).not.toHaveProperty('locale');
    expect((await readDevice()).locale).toBe(navigator.language.startsWith('pt') ? 'pt-BR' : 'en');
  });

  it('keep what was chosen', async () => {
    await changeDevice({ locale: 'pt-BR', theme: 'dark' });
    await enterAccount(ANA, NOON);
    expect(await readDevice()).toMatchObject({ locale: 'pt-BR', theme: 'dark' });
    await changeDevice({ locale: 'en' });
    expect(await readDevice()).toMatchObject({ locale: 'en', theme: 'dark' });
  });
});
