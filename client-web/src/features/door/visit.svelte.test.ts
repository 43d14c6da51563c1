// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DoorSign } from '../../protocol/http_door';
import { Visit } from './visit.svelte';

const CODE = '7324-bako-rimu';
const SIGN = {
  session: { id: 's-1' },
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  sites: [],
  site: null,
  waits: false,
} as unknown as DoorSign;
const SRI = { name: 'Sri', unit: 'Bapperida', site: null };

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
let answers: (Answer | 'lost')[];
let sent: { path: string; body: { id?: string } }[];

beforeEach(() => {
  localStorage.clear();
  sent = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: JSON.parse(String(init.body)) as { id?: string } });
    const next = answers.shift();
    if (next === undefined || next === 'lost') return Promise.reject(new TypeError('offline'));
    return Promise.resolve(new Response(JSON.stringify(next.body ?? {}), next));
  });
});

async function inFrontOf(...then: (Answer | 'lost')[]): Promise<Visit> {
  answers = [{ status: 200, body: SIGN }, ...then];
  const visit = new Visit();
  await visit.look(CODE);
  return visit;
}

it('whoever has a key is told where it leads, and comes in under a name', async () => {
  const visit = await inFrontOf({ status: 201, body: { state: 'admitted', token: 't', path: '/ikut#t' } });
  expect(visit.sign?.region.name).toBe('Kabupaten Luwu Timur');
  expect(await visit.knock(SRI)).toMatchObject({ state: 'admitted', token: 't' });
  expect(sent[1]).toMatchObject({ path: '/api/v1/door', body: { key: CODE, name: 'Sri', unit: 'Bapperida' } });
});

describe('sending again', () => {
  it('is the same person as long as no answer came', async () => {
    const visit = await inFrontOf('lost', 'lost', { status: 201, body: { state: 'admitted' } }, 'lost');
    expect(await visit.knock(SRI)).toBeNull();
    expect(visit.obstacle).toEqual({ kind: 'unreachable' });
    await visit.knock(SRI);
    await visit.knock(SRI);
    await visit.knock(SRI);
    const [first, second, third, after] = sent.slice(1).map((one) => one.body.id);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect([second, third]).toEqual([first, first]);
    expect(after).not.toBe(first);
  });

  it('under another name is another person at the same browser', async () => {
    const visit = await inFrontOf('lost', 'lost');
    await visit.knock(SRI);
    await visit.knock({ ...SRI, name: 'Budi' });
    expect(sent[1]?.body.id).not.toBe(sent[2]?.body.id);
  });
});

describe('what stands in the way is named', () => {
  const obstacleOf = async (key: string, answer: Answer | 'lost') => {
    answers = [answer];
    const visit = new Visit();
    await visit.look(key);
    expect(visit.sign).toBeNull();
    expect(visit.busy).toBe(false);
    return visit.obstacle;
  };

  it('a wrong code, and a link that is void', async () => {
    expect(await obstacleOf(CODE, { status: 404 })).toEqual({ kind: 'unknown_code' });
    expect(await obstacleOf('Kunci-dari_tautan', { status: 404 })).toEqual({ kind: 'unknown_link' });
  });

  it('too many wrong codes, and for how long', async () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
    const headers = { 'Retry-After': '24' };
    expect(await obstacleOf(CODE, { status: 429, headers })).toEqual({ kind: 'too_fast', until: 1_024_000 });
    vi.useRealTimers();
  });

  it('a session that is over, and a line that is lost', async () => {
    expect(await obstacleOf(CODE, { status: 409 })).toEqual({ kind: 'over' });
    expect(await obstacleOf(CODE, 'lost')).toEqual({ kind: 'unreachable' });
  });

  it('a name that the server does not take', async () => {
    const visit = await inFrontOf({ status: 400, body: { code: 'invalid', field: 'name' } });
    await visit.knock(SRI);
    expect(visit.obstacle).toEqual({ kind: 'invalid', field: 'name' });
  });

  it('a door that takes everyone but this person, and one that takes nobody any more', async () => {
    const open = await inFrontOf({ status: 409 }, { status: 200, body: SIGN });
    await open.knock(SRI);
    expect(open.obstacle).toEqual({ kind: 'turned_away' });
    const over = await inFrontOf({ status: 409 }, { status: 409 });
    await over.knock(SRI);
    expect(over.obstacle).toEqual({ kind: 'over' });
  });
});

it('the answer to a link that was left for another one changes nothing', async () => {
  answers = [{ status: 404 }, { status: 200, body: SIGN }];
  const visit = new Visit();
  const first = visit.look('lama');
  visit.leave();
  await visit.look(CODE);
  await first;
  expect(visit.sign).not.toBeNull();
  expect(visit.obstacle).toBeNull();
});
