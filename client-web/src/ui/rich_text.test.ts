import { expect, it } from 'vitest';
import { paragraphs } from './rich_text';

it('knows paragraphs and bold', () => {
  expect(paragraphs('Isi **nama** dulu.\n\nLalu simpan.')).toEqual([
    [
      { text: 'Isi ', bold: false },
      { text: 'nama', bold: true },
      { text: ' dulu.', bold: false },
    ],
    [{ text: 'Lalu simpan.', bold: false }],
  ]);
});

it('leaves a mark without a partner, and HTML, as they are', () => {
  expect(paragraphs('2 ** 3 <b>x</b>')).toEqual([[{ text: '2 ** 3 <b>x</b>', bold: false }]]);
});
