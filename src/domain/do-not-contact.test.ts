import { expect, it } from 'vitest';
import { needsSaoPauloList } from './do-not-contact';
import { DAY } from './send-windows';

const NOW = Date.UTC(2026, 10, 20, 15);
const list = (daysAgo: number, saoPaulo = true) => ({ saoPaulo, importedAt: NOW - daysAgo * DAY });

it.each([
  { phone: '5511987654321', lists: [], needs: true },
  { phone: '551933334444', lists: [], needs: true },
  { phone: '5511987654321', lists: [list(31)], needs: true },
  { phone: '5511987654321', lists: [list(1, false)], needs: true },
  { phone: '5511987654321', lists: [list(30)], needs: false },
  { phone: '5511987654321', lists: [list(90), list(2)], needs: false },
  { phone: '5521987654321', lists: [], needs: false },
  { phone: '351119876543', lists: [], needs: false },
])('$phone with lists $lists needs one: $needs', ({ phone, lists, needs }) => {
  expect(needsSaoPauloList(phone, lists, NOW)).toBe(needs);
});
