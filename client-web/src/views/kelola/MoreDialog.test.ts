// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Orders } from '../../features/orders/orders.svelte';
import { aView } from '../../live/test_views';
import MoreDialog from './MoreDialog.svelte';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});
afterEach(cleanup);

function open() {
  const answers: ((reply: never) => void)[] = [];
  const view = aView({ region: null, state: 'live' });
  render(MoreDialog, {
    view: { ...view, you: { ...view.you, role: 'facilitator' } },
    session: 's',
    token: 't',
    orders: new Orders({ send: vi.fn(() => new Promise<never>((resolve) => answers.push(resolve))) }),
    onleave: vi.fn(),
    onclose: vi.fn(),
  });
  const answer = async () => {
    answers.shift()?.({ type: 'done' } as never);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { answer, url: screen.getByRole<HTMLInputElement>('textbox'), user: userEvent.setup() };
}
const saved = () => screen.queryByText('Tautan rapat tersimpan.', { selector: 'form span' });

it('does not say of an address that was typed on meanwhile that it is saved', async () => {
  const { answer, url, user } = open();
  await user.clear(url);
  await user.type(url, 'https://rapat.example{Enter}');
  await user.type(url, '/2');
  await answer();
  expect(saved()).toBeNull();
  await user.type(url, '{Enter}');
  await answer();
  expect(saved()).toBeTruthy();
});

it('puts the focus at an address that is none', async () => {
  const { url, user } = open();
  await user.clear(url);
  await user.type(url, 'rapat');
  await user.click(screen.getByRole('button', { name: 'Simpan' }));
  expect(document.activeElement).toBe(url);
});
