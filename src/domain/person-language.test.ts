import { expect, it } from 'vitest';
import { languageOfPhone } from './person-language';

it.each([
  ['5511987654321', 'pt'],
  ['351912345678', 'pt'],
  ['541123456789', 'es'],
  ['5215512345678', 'es'],
  ['34612345678', 'es'],
  ['14155550123', 'en'],
  ['18095550123', 'es'],
  ['447700900123', 'en'],
  ['819012345678', 'pt'],
  [undefined, 'pt'],
])('%s is written to in %s', (digits, language) => {
  expect(languageOfPhone(digits)).toBe(language);
});
