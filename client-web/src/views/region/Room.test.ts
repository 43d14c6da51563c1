// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TestSocket } from '../../live/test_socket';
import { aWelcome } from '../../live/test_views';
import type { InvitationMe } from '../../protocol/http';
import type { SessionState } from '../../protocol/snapshot';
import Entry from './Entry.svelte';
import Room from './Room.svelte';

const ME: InvitationMe = {
  kind: 'invitation',
  invitation: 'i1',
  role: 'site_operator',
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  site: { id: 's1', name: 'Aula Media Center' },
  name: null,
  session: {
    id: 's',
    title: { id: 'Bimtek' },
    host: 'BSKDN',
    state: 'scheduled',
    starts_at: '2026-11-24T01:00:00.000Z',
    ends_at: '2026-11-24T08:00:00.000Z',
    zone: 'Asia/Makassar',
    definition: 'h',
    revision: 1,
  },
} as InvitationMe;

let socket: TestSocket;
const recorded = () => screen.queryByText(/^Kehadiran Anda tercatat pukul/)?.textContent;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  vi.setSystemTime('2026-11-24T00:50:00.000Z');
  sessionStorage.clear();
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  vi.stubGlobal('WebSocket', function () {
    return (socket = new TestSocket());
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function come(state: SessionState): void {
  render(Room, { me: ME, token: 't' });
  socket.accept();
  socket.deliver({ ...aWelcome({ state }), server_time: new Date().toISOString() });
  flushSync();
}

it('who comes before the waiting room is open is told nothing, and then the moment at which it opened', () => {
  come('scheduled');
  expect(recorded()).toBeUndefined();
  vi.setSystemTime('2026-11-24T00:55:00.000Z');
  socket.deliver({
    type: 'events',
    seq: 11,
    events: [{ type: 'session_opened', seq: 11, at: '2026-11-24T00:55:00.000Z' }],
  });
  flushSync();
  expect(recorded()).toBe('Kehadiran Anda tercatat pukul 08.55 WITA');
});

it.each(['lobby', 'live'] as const)('who comes in state %s is told when', (state) => {
  come(state);
  expect(recorded()).toBe('Kehadiran Anda tercatat pukul 08.50 WITA');
});

it.each(['ended', 'cancelled', 'archived'] as const)('who comes in state %s is told of no attendance', (state) => {
  come(state);
  expect(recorded()).toBeUndefined();
});

it.each([
  ['scheduled', false],
  ['lobby', true],
  ['live', true],
  ['ended', false],
  ['cancelled', false],
] as const)('the welcome to a session that is %s speaks of attendance: %s', (state, speaks) => {
  const props = { token: 't', onenter: () => undefined, onchoose: () => undefined };
  render(Entry, { me: { ...ME, session: { ...ME.session, state } }, ...props });
  expect(screen.queryByText(/^Kehadiran mulai dicatat/) !== null).toBe(speaks);
});
