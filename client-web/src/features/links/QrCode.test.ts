// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import QrCode from './QrCode.svelte';

it('draws a code as one path and names it', () => {
  render(QrCode, { text: 'https://bimtek.example/ikut#token', label: 'Tautan Kabupaten Luwu Timur' });
  const picture = screen.getByRole('img', { name: 'Tautan Kabupaten Luwu Timur' });
  const path = picture.querySelector('path')?.getAttribute('d') ?? '';
  // The corner mark behind the quiet zone of two: seven black squares in a row.
  expect(path.startsWith('M2 2h1v1h-1zM3 2h1v1h-1z')).toBe(true);
  expect(path).not.toContain('M9 2h1');
});
