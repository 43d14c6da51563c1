// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveSession } from '../../live/live_session.svelte';
import { TestSocket } from '../../live/test_socket';
import { aView, aWelcome } from '../../live/test_views';
import { LIMITS } from '../../protocol/commands';
import ChatPanel from './ChatPanel.svelte';
import Composer from './Composer.svelte';
import { Writing } from './writing.svelte';

let socket: TestSocket;
let live: LiveSession;

beforeEach(() => {
  sessionStorage.clear();
  socket = new TestSocket();
  live = new LiveSession({ session: 's', token: 't', device: 'd', openSocket: () => socket });
  socket.accept();
  socket.deliver(aWelcome());
});
afterEach(() => {
  live.close();
});

it('a message is measured as it is sent, without the line break after it', async () => {
  const text = 'e\u0301'.repeat(LIMITS.message_chars);
  render(Composer, { live, view: aView(), writing: new Writing(live, 'everyone', 'i1'), onposted: () => undefined });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: `${text}\n\n` } });
  expect(screen.queryByText(/Kelebihan/)).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Kirim pesan' }));
  expect(socket.ofType('post_message')).toMatchObject([{ text: text.normalize('NFC') }]);
});

it('what was being written can still be read when the chat closes', () => {
  const writing = new Writing(live, 'everyone', 'i1');
  writing.draft = 'Kami masih';
  render(Composer, { live, view: aView({ state: 'ended' }), writing, onposted: () => undefined });
  const text = screen.getByRole<HTMLTextAreaElement>('textbox');
  expect([text.value, text.readOnly]).toEqual(['Kami masih', true]);
});

it('what was being written is there again after a reload, and gone once it is sent', async () => {
  Element.prototype.scrollTo = () => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const panel = () => render(ChatPanel, { live, view: aView(), token: 't' });
  const first = panel();
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Suara putus' } });
  first.unmount();
  panel();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Suara putus');
  await fireEvent.click(screen.getByRole('button', { name: 'Kirim pesan' }));
  socket.deliver({ type: 'done', id: String(socket.ofType('post_message')[0]?.['id']), seq: 60 });
  await vi.waitFor(() => {
    expect(sessionStorage.length).toBe(0);
  });
});
