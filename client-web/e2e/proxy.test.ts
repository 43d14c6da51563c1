// Behind nginx and Caddy as docs/proxy has them, at the root of a host and below a path: pages, assets, calls and WebSockets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, HOST, install, type Installation, type Kind } from './proxy.ts';
import { CHROMIUM, LAPTOP, press, sees } from './stage.ts';

const INSTALLATIONS: [Kind, string][] = [
  ['nginx', ''],
  ['nginx', '/layanan/bimtek'],
  ['caddy', ''],
  ['caddy', '/bimtek'],
];

const upgrade = (origin: string) => ({
  headers: {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    Origin: origin,
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol': 'bimtek.v1',
  },
});

describe.each(INSTALLATIONS)('behind %s at "%s/"', (kind, path) => {
  let there: Installation;
  let browser: Browser;
  const troubles: string[] = [];

  beforeAll(async () => {
    there = await install(kind, path);
    const rules = `MAP ${HOST}:443 127.0.0.1:${there.port}`;
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--host-resolver-rules=${rules}`],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await there?.stop();
  });

  async function visitor(): Promise<Page> {
    const page = await browser.newPage({ viewport: LAPTOP, locale: 'id-ID', ignoreHTTPSErrors: true });
    page.on('response', (one) => {
      if (one.status() >= 400) troubles.push(`${one.status()} ${one.url()}`);
    });
    page.on('requestfailed', (one) => troubles.push(`failed: ${one.url()}`));
    page.on('console', (one) => {
      if (one.text().includes('Content Security Policy')) troubles.push(one.text());
    });
    return page;
  }

  it('a region opens its link and is in the room', async () => {
    const region = await visitor();
    await region.goto(`https://${HOST}${path}${there.server.path('site_operator', '73.24')}`);
    await press(region, 'Masuk');
    await sees(region, region.getByRole('heading', { name: 'Ruang tunggu' }));
    expect(troubles).toEqual([]);
  });

  it('an organizer signs in, opens a session, loads that page anew, and sees links that lead here', async () => {
    const organizer = await visitor();
    await organizer.goto(`https://${HOST}${path}/kelola`);
    await organizer.getByLabel('Nama pengguna').fill(there.server.organizer.name);
    await organizer.getByLabel('Kata sandi').fill(there.server.organizer.password);
    await press(organizer, 'Masuk');
    await organizer.getByRole('link', { name: /Sosialisasi dan Bimtek/ }).click();
    await sees(organizer, 'Tautan undangan');
    expect(organizer.url()).toBe(`https://${HOST}${path}/kelola/sesi/${there.server.session}`);
    const anew = organizer.getByRole('button', { name: /^Buat tautan baru ?: / }).first();
    await anew.waitFor();
    await organizer.reload();
    await anew.click();
    const link = await organizer.getByRole('dialog').getByRole('textbox').first().inputValue();
    expect(link).toMatch(new RegExp(`^https://${HOST}${path}/[a-z]+#`));
    expect(troubles).toEqual([]);
  });

  it('only pages of the public address may open a WebSocket', async () => {
    expect((await there.ask('/ws', upgrade(`https://${HOST}`))).status).toBe(101);
    for (const origin of [`http://${HOST}`, 'https://lain.example', `https://${HOST}.lain.example`, 'null']) {
      expect((await there.ask('/ws', upgrade(origin))).status).toBe(403);
    }
  });

  it('what is too large is refused in the words of the server', async () => {
    const { status, body } = await there.ask('/api/v1/sessions', {
      method: 'POST',
      headers: { 'Content-Length': '3000000' },
      body: Buffer.from(' '),
    });
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'too_large' });
  });

  it('the metrics are not for whoever comes through the proxy', async () => {
    expect((await there.ask('/metrics')).status).toBe(404);
    expect((await there.ask('/metrics', { headers: { Host: HOST, 'X-Forwarded-For': '127.0.0.1' } })).status).toBe(404);
    expect((await there.ask('/healthz')).status).toBe(200);
  });
});

it('the proxies do not cut a WebSocket on which the server speaks every 15 seconds', () => {
  const timeout = /^\s*proxy_read_timeout (\d+)s;$/m.exec(readFileSync(join(EXAMPLES, 'nginx.conf'), 'utf8'))?.[1];
  expect(Number(timeout)).toBeGreaterThan(3 * 15);
  // Caddy has no such time of its own: it must not be given one.
  expect(readFileSync(join(EXAMPLES, 'Caddyfile'), 'utf8')).not.toMatch(/timeout/);
});
