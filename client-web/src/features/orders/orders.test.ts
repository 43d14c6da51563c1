import { expect, it, vi } from 'vitest';
import type { Reply } from '../../live/commands';
import { Orders } from './orders.svelte';

it('gives a command once while it is on its way', async () => {
  let answer: (reply: Reply) => void = () => undefined;
  const send = vi.fn(() => new Promise<Reply>((resolve) => (answer = resolve)));
  const orders = new Orders({ send });
  const first = orders.give({ type: 'open_step', step: 'a' });
  await expect(orders.give({ type: 'open_step', step: 'a' })).resolves.toBe(false);
  expect(send).toHaveBeenCalledOnce();
  expect(orders.waiting).toBe(true);
  answer({ type: 'done', id: 'x' });
  await expect(first).resolves.toBe(true);
  expect(orders.waiting).toBe(false);
});

it('tells what a command did that nothing else shows, until the next one', async () => {
  const send = vi.fn<() => Promise<Reply>>();
  const orders = new Orders({ send });
  send.mockResolvedValueOnce({ type: 'refused', id: 'x', reason: 'too_fast' });
  await orders.give({ type: 'announce', text: 'Halo' }, 'Terkirim');
  expect(orders.news).toBeNull();
  send.mockResolvedValue({ type: 'done', id: 'y' });
  await orders.give({ type: 'announce', text: 'Halo' }, 'Terkirim');
  expect(orders.news).toBe('Terkirim');
  await orders.give({ type: 'open_lobby' });
  expect(orders.news).toBeNull();
});

it('tells in words why a command had no effect, until the next one has', async () => {
  const send = vi.fn<() => Promise<Reply>>();
  const orders = new Orders({ send });
  send.mockResolvedValueOnce({ type: 'refused', id: 'x', reason: 'not_allowed' });
  await expect(orders.give({ type: 'end_session' })).resolves.toBe(false);
  expect(orders.problem).toBe('Tidak terlaksana. Peran Anda tidak dapat melakukan ini.');
  send.mockResolvedValueOnce({ type: 'done', id: 'y' });
  await orders.give({ type: 'announce', text: 'Halo' });
  expect(orders.problem).toBeNull();
});
