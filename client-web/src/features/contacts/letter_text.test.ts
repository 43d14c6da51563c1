import { expect, it } from 'vitest';
import { chatAddress, filled, unfilled } from './letter_text';

it('fills in every place it knows, and leaves the others to be seen', () => {
  const text = filled('Yth. {kontak}, {daerah}: {tautan} {kode} {daerah}', { kontak: 'Ani', daerah: 'Kota A' });
  expect(text).toBe('Yth. Ani, Kota A: {tautan} {kode} Kota A');
  expect(unfilled(text)).toEqual(['{tautan}', '{kode}']);
});

it('puts nothing of a value through the filling again', () => {
  expect(filled('{kontak}', { kontak: '{tautan} $& $1', tautan: 'rahasia' })).toBe('{tautan} $& $1');
});

it('opens a chat with digits alone and the text escaped', () => {
  expect(chatAddress('+6281234567890', 'a&b\n#c')).toBe('https://wa.me/6281234567890?text=a%26b%0A%23c');
});
