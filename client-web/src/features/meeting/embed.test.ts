import { afterEach, expect, test, vi } from 'vitest';
import { embeddable } from './embed';

afterEach(() => {
  vi.unstubAllGlobals();
});

const HOSTS = ['meet.contoh.go.id'];

test('a meeting of a host on the list is shown within the page', () => {
  expect(embeddable('https://meet.contoh.go.id/bimtek?x=1', HOSTS)).toBe('https://meet.contoh.go.id/bimtek?x=1');
});

test.each([
  'http://meet.contoh.go.id/bimtek',
  'https://meet.contoh.go.id:8443/bimtek',
  'https://meet.contoh.go.id.jahat.example/',
  'https://meet.contoh.go.id@jahat.example/',
  'https://siapa@meet.contoh.go.id/',
  'https://sub.meet.contoh.go.id/',
  'javascript:alert(1)//meet.contoh.go.id',
  'bukan alamat',
])('%s stays a link', (address) => {
  expect(embeddable(address, HOSTS)).toBeNull();
});

test('it needs nothing that a browser of 2023 does not have', () => {
  vi.stubGlobal(
    'URL',
    class extends URL {
      static override canParse = undefined as never;
    },
  );
  expect(embeddable('https://meet.contoh.go.id/bimtek', HOSTS)).toBe('https://meet.contoh.go.id/bimtek');
});

test('without a list every meeting stays a link', () => {
  expect(embeddable('https://meet.contoh.go.id/bimtek', [])).toBeNull();
});
