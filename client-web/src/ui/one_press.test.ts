// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import { createRawSnippet } from 'svelte';
import Button from './Button.svelte';
import { onePress } from './one_press';

beforeAll(() => {
  onePress(document);
});

const children = createRawSnippet(() => ({ render: () => '<span>Buka</span>' }));

it('the second click of a double click does nothing, a further single one does', async () => {
  const onclick = vi.fn();
  render(Button, { onclick, children });
  const inside = screen.getByText('Buka');
  await fireEvent.click(inside, { detail: 1 });
  await fireEvent.click(inside, { detail: 2 });
  expect(onclick).toHaveBeenCalledOnce();
  await fireEvent.click(inside, { detail: 1 });
  expect(onclick).toHaveBeenCalledTimes(2);
});

it('Enter acts once, however long it is held', () => {
  render(Button, { children });
  const button = screen.getByRole('button');
  const press = (repeat: boolean) => fireEvent.keyDown(button, { key: 'Enter', repeat });
  // False: the browser makes no click of it.
  return Promise.all([press(false), press(true)]).then((goes) => {
    expect(goes).toEqual([true, false]);
  });
});

it('a word is still chosen by a double click, and a held Enter still breaks lines', async () => {
  document.body.append(document.createElement('textarea'));
  const area = screen.getByRole('textbox');
  expect(await fireEvent.click(area, { detail: 2 })).toBe(true);
  expect(await fireEvent.keyDown(area, { key: 'Enter', repeat: true })).toBe(true);
});
