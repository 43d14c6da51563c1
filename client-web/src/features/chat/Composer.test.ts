// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LiveSession } from '../../live/live_session.svelte';
import { TestSocket } from '../../live/test_socket';
import { aView, aWelcome } from '../../live/test_views';
import { LIMITS } from '../../protocol/commands';
import Composer from './Composer.svelte';
import { Writing } from './writing.svelte';

let socket: TestSocket;
let live: LiveSession;

beforeEach(() => {
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
  render(Composer, { live, view: aView(), writing: new Writing(live, 'everyone'), onposted: () => undefined });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: `${text}\n\n` } });
  expect(screen.queryByText(/Kelebihan/)).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Kirim pesan' }));
  expect(socket.ofType('post_message')).toMatchObject([{ text: text.normalize('NFC') }]);
});
