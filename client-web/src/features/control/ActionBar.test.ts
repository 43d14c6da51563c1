// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { aView, item } from '../../live/test_views';
import type { Role, SessionState } from '../../protocol/snapshot';
import { Orders } from '../orders/orders.svelte';
import ActionBar from './ActionBar.svelte';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

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

it('does not act on what stands there only since a moment ago', async () => {
  vi.useFakeTimers();
  const send = vi.fn(() => new Promise<never>(() => undefined));
  const props = (...items: ReturnType<typeof item>[]) => {
    const one = propsFor('facilitator', 'live');
    return { ...one, orders: new Orders({ send }), view: { ...one.view, agenda: { ...one.view.agenda, items } } };
  };
  const { rerender } = render(ActionBar, props(item('materi_1'), item('materi_2')));
  const next = () => screen.getByRole('button', { name: /Mata acara berikutnya/ });
  // A colleague was quicker.
  await rerender(props(item('materi_1', { state: 'running' }), item('materi_2')));
  await fireEvent.click(next());
  expect(send).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  await fireEvent.click(next());
  expect(send).toHaveBeenCalledWith({ type: 'start_agenda_item', item: 'materi_2' });
});

it('keeps of an announcement what was typed after it was sent', async () => {
  const answers: ((reply: unknown) => void)[] = [];
  const send = vi.fn(() => new Promise<never>((resolve) => answers.push(resolve as (reply: unknown) => void)));
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  render(ActionBar, { ...propsFor('facilitator', 'live'), orders: new Orders({ send }) });
  const write = () => userEvent.click(screen.getByRole('button', { name: /Umumkan/ }));
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
  await write();
  await userEvent.type(field(), 'Rehat');
  await userEvent.click(screen.getByRole('button', { name: 'Umumkan sekarang' }));
  await userEvent.click(screen.getByRole('button', { name: 'Batal' }));
  await write();
  await userEvent.type(field(), ' sampai 10.15');
  answers[0]?.({ type: 'done' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(field().value).toBe('Rehat sampai 10.15');
});
