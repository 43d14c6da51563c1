// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { aView } from '../../live/test_views';
import type { SessionState } from '../../protocol/snapshot';
import { Orders } from '../orders/orders.svelte';
import ChatSettings from './ChatSettings.svelte';

afterEach(cleanup);

function show(state: SessionState) {
  const send = vi.fn(() => Promise.resolve({ type: 'refused', reason: 'wrong_state' } as never));
  render(ChatSettings, { view: aView({ region: null, state }), orders: new Orders({ send }), messages: [] });
  return screen.queryByRole<HTMLSelectElement>('combobox');
}

it('shows again what is in force when another pace was refused', async () => {
  const slow = show('live') as HTMLSelectElement;
  const before = slow.value;
  await userEvent.selectOptions(slow, '60');
  expect(slow.value).toBe(before);
});

it('offers no pace where there is nothing to slow down', () => {
  expect(show('ended')).toBeNull();
});
