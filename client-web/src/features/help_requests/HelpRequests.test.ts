// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aView, by } from '../../live/test_views';
import type { HelpItem } from '../../protocol/snapshot';
import { Orders } from '../orders/orders.svelte';
import HelpRequests from './HelpRequests.svelte';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});
afterEach(cleanup);

const request: HelpItem = {
  id: 'h-1',
  workbook: 'w',
  region: '73.24',
  step: 'a',
  field: null,
  reason: 'other',
  text: null,
  state: 'open',
  asked_at: '2022-04-21T01:00:00.000Z',
  by: by('i-1'),
  claimed_by: null,
};

it('keeps how a request is about to be closed while its dialog is closed', async () => {
  const view = aView({ region: null, state: 'live' });
  const orders = new Orders({ send: vi.fn(() => Promise.resolve({ type: 'done' } as never)) });
  render(HelpRequests, {
    view: { ...view, you: { ...view.you, role: 'facilitator' }, help: [request] },
    steps: [],
    orders,
    now: Date.parse('2022-04-21T01:05:00.000Z'),
  });
  const close = screen.getByRole('button', { name: /Tutup|Selesai/ });
  const note = () => screen.getByRole<HTMLTextAreaElement>('textbox');
  await userEvent.click(close);
  await userEvent.click(screen.getAllByRole('radio')[1] as HTMLElement);
  await userEvent.type(note(), 'Sudah ditelepon');
  await userEvent.click(screen.getByRole('button', { name: 'Batal' }));
  await userEvent.click(close);
  expect(note().value).toBe('Sudah ditelepon');
  expect((screen.getAllByRole('radio')[1] as HTMLInputElement).checked).toBe(true);
});
