// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { aView, item } from '../../live/test_views';
import type { SessionState } from '../../protocol/snapshot';
import { Orders } from '../orders/orders.svelte';
import AgendaControl from './AgendaControl.svelte';
import AgendaItemDialog from './AgendaItemDialog.svelte';

afterEach(cleanup);

function show(state: SessionState) {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => new Promise(() => undefined)),
  );
  const view = aView({ region: null, state, items: [item('materi_1', { planned_start: '2026-11-24T02:00:00.000Z' })] });
  const orders = new Orders({ send: vi.fn() });
  render(AgendaControl, { view, token: 't', orders, now: Date.parse('2026-11-24T08:00:00.000Z') });
}

it('says when the day will end as long as it has not', () => {
  show('live');
  expect(screen.getByText(/^Perkiraan selesai/)).toBeTruthy();
  expect(screen.queryByText(/Tidak dilaksanakan/)).toBeNull();
});

it('says of an item that the end of the session overtook that it was not held, and at which time it was planned', () => {
  show('ended');
  expect(screen.queryByText(/^Perkiraan selesai/)).toBeNull();
  const one = screen.getByText(/Tidak dilaksanakan/).closest('li');
  expect(one?.textContent).toContain('09.00 WIB');
});

it('puts the focus at what is wrong with an item', async () => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  render(AgendaItemDialog, { items: [], item: null, orders: new Orders({ send: vi.fn() }), onclose: vi.fn() });
  const [title, minutes] = screen.getAllByRole('textbox');
  const save = screen.getByRole('button', { name: 'Simpan' });
  await userEvent.click(save);
  expect(document.activeElement).toBe(title);
  await userEvent.type(title as HTMLElement, 'Rehat');
  await userEvent.clear(minutes as HTMLElement);
  await userEvent.click(save);
  expect(document.activeElement).toBe(minutes);
});
