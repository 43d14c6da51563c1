// A page of another site, open in the browser of somebody who is signed in here, gets nothing from the server and does nothing on it.
import { createServer, type Server as Listener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { LAPTOP, onStage, type Stage } from './stage.ts';

describe('a page of another origin', () => {
  let stage: Stage;
  let foreign: Page;
  let site: Listener;
  let here = '';

  onStage(async (set) => {
    stage = set;
    here = `http://127.0.0.1:${stage.server.port}`;
    site = createServer((_, response) =>
      response.setHeader('Content-Type', 'text/html').end('<title>Situs lain</title>'),
    );
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    foreign = await stage.device(LAPTOP);
    await foreign.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
  });
  afterAll(() => {
    site?.close();
  });

  /** How many requests the server has answered so. */
  async function answered(status: number): Promise<number> {
    const metrics = await (await fetch(`${here}/metrics`)).text();
    return Number(new RegExp(`bimtek_http_responses_total{status="${status}"} (\\d+)`).exec(metrics)?.[1] ?? 0);
  }

  it('opens no WebSocket', async () => {
    const outcome = await foreign.evaluate(
      (address) =>
        new Promise((resolve) => {
          const socket = new WebSocket(address, 'bimtek.v1');
          socket.onopen = () => resolve('accepted');
          socket.onerror = () => resolve('refused');
        }),
      `${here.replace('http', 'ws')}/ws`,
    );
    expect(outcome).toBe('refused');
    expect(await answered(403)).toBe(1);
  });

  it('reads nothing, whatever it sends along', async () => {
    const outcomes = await foreign.evaluate(async (address) => {
      const attempts: [string, RequestInit][] = [
        ['/healthz', {}],
        ['/ikut', {}],
        ['/api/v1/me', { headers: { Authorization: 'Bearer x' } }],
        ['/api/v1/login', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }],
        ['/api/v1/sessions', { method: 'PUT' }],
        ['/healthz', { credentials: 'include' }],
      ];
      return Promise.all(
        attempts.map(([path, init]) =>
          fetch(address + path, init).then(
            () => `accepted: ${path}`,
            () => 'refused',
          ),
        ),
      );
    }, here);
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
  });

  it('signs nobody in with what a form may send', async () => {
    const { name, password } = stage.server.organizer;
    const before = await answered(415);
    await foreign.evaluate(
      async ([address, body]) => {
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
          await fetch(`${address}/api/v1/login`, {
            method: 'POST',
            mode: 'no-cors',
            headers: { 'Content-Type': type },
            body,
          }).catch(() => undefined); // It went out all the same; the answer is kept from the page.
      },
      [here, JSON.stringify({ name, password })] as const,
    );
    expect(await answered(415)).toBe(before + 3);
  });

  it('shows none of our pages in a frame, and runs none of our scripts', async () => {
    const script = /src="([^"]+\.js)"/.exec(await (await fetch(`${here}/ikut`)).text())?.[1] ?? '';
    const outcomes = await foreign.evaluate(
      ([page, file]) => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.src = page;
        const framed = new Promise((resolve) => {
          // A refused frame holds a page of the browser, which is of no site; ours would be out of reach as well, but of ours.
          frame.onload = () => resolve(frame.contentWindow?.length === 0 ? 'loaded' : 'other');
        });
        const element = document.head.appendChild(document.createElement('script'));
        const run = new Promise((resolve) => {
          element.onload = () => resolve('accepted');
          element.onerror = () => resolve('refused');
        });
        element.src = file;
        return Promise.all([framed, run]);
      },
      [`${here}/ikut`, here + script] as const,
    );
    expect(outcomes[1]).toBe('refused');
    expect(foreign.frames().some((frame) => frame.url().startsWith(here))).toBe(false);
    // The browser says so on its console, which is what was wanted here.
    expect(stage.troubles.splice(0).every((one) => one.includes('frame-ancestors'))).toBe(true);
  });
});
