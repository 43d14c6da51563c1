import { expect, it } from 'vitest';
import { isCode, readKey } from './key';

it('a code is taken as people write it', () => {
  for (const typed of ['7324-bako-rimu', ' 7324 BAKO RIMU ', '7324bakorimu', '7324.ba-ko.ri-mu', '7324–Bako–Rimu'])
    expect(readKey(typed)).toBe('7324-bako-rimu');
  expect(readKey('73-bako-rimu')).toBe('73-bako-rimu');
});

it('what does not look like a code is not sent to the server', () => {
  for (const typed of ['', 'bako-rimu', '7324', '7324-bako-rim', '7324-bako-rimuu', '7324-b4ko-rimu'])
    expect(readKey(typed)).toBeNull();
});

it('whoever pastes the whole link means its key', () => {
  expect(readKey(' http://bimtek.example/masuk#Kunci-dari_tautan ')).toBe('Kunci-dari_tautan');
  expect(isCode('Kunci-dari_tautan')).toBe(false);
  expect(isCode('7324-bako-rimu')).toBe(true);
});
