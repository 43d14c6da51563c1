// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveSession } from '../../live/live_session.svelte';
import { TestSocket } from '../../live/test_socket';
import { aView, aWelcome } from '../../live/test_views';
import type { Workbook } from '../../protocol/snapshot';
import { announcer } from '../../ui/announcer.svelte';
import HeadcountDialog from '../headcount/HeadcountDialog.svelte';
import HelpDialog from './HelpDialog.svelte';

const workbook = { id: 'w' } as Workbook;
const step = {
  id: 'ind01',
  number: '1',
  kind: 'indicator',
  title: { id: 'Regulasi' },
  expected_minutes: 5,
  fields: [],
};
const onclose = vi.fn();
let socket: TestSocket;
let live: LiveSession;

beforeEach(() => {
  onclose.mockClear();
  announcer.polite = '';
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  socket = new TestSocket();
  live = new LiveSession({ session: 's', token: 't', device: 'd', openSocket: () => socket });
  socket.accept();
  socket.deliver(aWelcome());
});
afterEach(() => {
  live.close();
});

/** The server takes the last command of this type. */
async function isDone(type: string): Promise<void> {
  socket.deliver({ type: 'done', id: String(socket.ofType(type).at(-1)?.['id']), seq: 11 });
  await Promise.resolve();
}

async function askForHelp() {
  const { unmount } = render(HelpDialog, {
    props: { live, view: aView(), workbook, step: step as never, item: undefined, onclose },
  });
  await userEvent.click(screen.getByRole('radio', { name: 'Lainnya' }));
  await userEvent.click(screen.getByRole('button', { name: 'Minta bantuan' }));
  return { unmount, type: 'ask_for_help' };
}

async function tellHeads() {
  const [site] = aView().regions[0]?.sites ?? [];
  const { unmount } = render(HeadcountDialog, { props: { live, site: site!, state: 'live', onclose } });
  await userEvent.type(screen.getByRole('textbox'), '9');
  await userEvent.click(screen.getByRole('button', { name: 'Simpan jumlah' }));
  return { unmount, type: 'declare_headcount' };
}

it.each([
  ['for help', askForHelp],
  ['for the headcount', tellHeads],
])('the dialog %s closes when the server has what it sent', async (_, send) => {
  const { type } = await send();
  expect(onclose).not.toHaveBeenCalled();
  await isDone(type);
  await vi.waitFor(() => {
    expect(onclose).toHaveBeenCalledTimes(1);
  });
});

it.each([
  ['for help', askForHelp],
  ['for the headcount', tellHeads],
])('the dialog %s, closed before, does not close the one that is open by then', async (_, send) => {
  const { unmount, type } = await send();
  unmount();
  await isDone(type);
  await vi.waitFor(() => {
    expect(announcer.polite).not.toBe('');
  });
  expect(onclose).not.toHaveBeenCalled();
});
