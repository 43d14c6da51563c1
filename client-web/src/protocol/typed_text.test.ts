import { expect, it } from 'vitest';
import { asTyped } from './typed_text';

it.each([
  ['page and column breaks of a paste become line breaks', 'satu\vdua\ftiga', 'satu\ndua\ntiga'],
  ['controls that nobody sees go', 'sa\u0000tu\u0007 d\u001bua\u009f\u007f', 'satu dua'],
  ['what breaks lines and what indents stays', 'a\tb\nc\r\nd\u0085e', 'a\tb\nc\r\nd\u0085e'],
  ['letters are composed', 'cafe\u0301', 'caf\u00e9'],
  ['other invisible characters belong to scripts and emoji', '\u{1f468}\u200d\u{1f469}', '\u{1f468}\u200d\u{1f469}'],
])('%s', (_, typed, sent) => {
  expect(asTyped(typed)).toBe(sent);
});
