// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LettersAnswer } from '../../protocol/http_prepare';
import { Account } from '../sign_in/account.svelte';
import LetterTexts from './LetterTexts.svelte';

let sent: unknown[];
let answer: Response;
beforeEach(() => {
  sent = [];
  answer = new Response(null, { status: 204 });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  vi.stubGlobal('fetch', (_path: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)));
    return Promise.resolve(answer);
  });
});
afterEach(cleanup);

function open() {
  const letters = { letters: [{ kind: 'invitation', text: 'Undangan', standard: false }], places: [] };
  const onsaved = vi.fn(() => Promise.resolve());
  render(LetterTexts, {
    answer: letters as unknown as LettersAnswer,
    account: new Account('t'),
    typed: {},
    onsaved,
    onclose: vi.fn(),
  });
  return { text: screen.getByRole<HTMLTextAreaElement>('textbox'), user: userEvent.setup() };
}

it('is not said to be saved of what is typed later', async () => {
  const { text, user } = open();
  await user.click(screen.getByRole('button', { name: 'Simpan teks' }));
  expect(await screen.findByText('Teks tersimpan.', { selector: 'p' })).toBeTruthy();
  await user.type(text, '!');
  expect(screen.queryByText('Teks tersimpan.', { selector: 'p' })).toBeNull();
});

it('asks before what was typed gives way to the standard text, and only then', async () => {
  const { text, user } = open();
  const standard = screen.getByRole('button', { name: 'Pakai teks bawaan' });
  await user.type(text, '!');
  await user.click(standard);
  expect(sent).toEqual([]);
  const question = screen.getByRole('dialog', { name: 'Pakai teks bawaan?' });
  await user.click(within(question).getByRole('button', { name: 'Pakai teks bawaan' }));
  await screen.findByText('Teks tersimpan.', { selector: 'p' });
  await user.click(standard);
  expect(sent).toEqual([{ text: null }, { text: null }]);
});

it('puts the focus at a text that was refused', async () => {
  answer = Response.json({ detail: 'too_short' }, { status: 400 });
  const { text, user } = open();
  await user.click(screen.getByRole('button', { name: 'Simpan teks' }));
  await screen.findByText('Teks tidak boleh kosong.');
  expect(document.activeElement).toBe(text);
});
