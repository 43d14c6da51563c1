// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { aView } from '../../live/test_views';
import type { Role, SessionState } from '../../protocol/snapshot';
import { Orders } from '../orders/orders.svelte';
import ActionBar from './ActionBar.svelte';

afterEach(cleanup);

const propsFor = (role: Role, state: SessionState) => {
  const view = aView({ region: null, state });
  return {
    view: { ...view, you: { ...view.you, role } },
    steps: [],
    orders: new Orders({ send: vi.fn() }),
    onreport: vi.fn(),
  };
};

it('offers the report first once the session has ended, to those who may fetch it', async () => {
  const props = propsFor('facilitator', 'ended');
  render(ActionBar, props);
  const [first] = screen.getAllByRole('button');
  expect(first?.textContent).toContain('Laporan kehadiran');
  if (first) await userEvent.click(first);
  expect(props.onreport).toHaveBeenCalledOnce();
});

it('offers no report while the session runs, and none to a moderator', () => {
  render(ActionBar, propsFor('organizer', 'live'));
  expect(screen.queryByRole('button', { name: /Laporan/ })).toBeNull();
  cleanup();
  render(ActionBar, propsFor('moderator', 'ended'));
  expect(screen.queryByRole('button', { name: /Laporan/ })).toBeNull();
});

it('keeps the focus when the action that was taken is none any more', async () => {
  const { rerender } = render(ActionBar, propsFor('facilitator', 'lobby'));
  screen.getByRole('button', { name: 'Mulai kegiatan' }).focus();
  await rerender(propsFor('facilitator', 'ended'));
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Tindakan utama' }));
});
