// The way in at a region's door: a link that is passed on, a code, the waiting room, the help desk, phones of a room, the screen.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  arrives,
  hasNoSidewaysScroll,
  isFit,
  LAPTOP,
  PHONE,
  press,
  sees,
  type Stage,
  onStage,
  tabTo,
} from './stage.ts';

const TIMUR = '73.24';
const NAME = 'Kabupaten Luwu Timur';
const TELEVISION = { width: 1920, height: 1080 };
const PROJECTOR = { width: 1280, height: 720 };
/** More than the burst of wrong codes that a region is allowed. */
const GUESSES = 1000;

describe('the door of a region', () => {
  let stage: Stage;
  let facilitator: Page;
  /** Came by the link, and is removed later. */
  let sri: Page;
  /** Operates the room. */
  let aula: Page;
  let link: string;
  let code: string;

  onStage((set) => {
    stage = set;
  });

  const dialog = (name: string | RegExp): Locator => facilitator.getByRole('dialog', { name });
  const close = async (name: string) => {
    await dialog(name).getByRole('button', { name: 'Tutup', exact: true }).click();
    await dialog(name).waitFor({ state: 'hidden' });
  };
  /** The button that was pressed is gone: what was around it has the focus, not the page as a whole. */
  const focusStaysOn = (tag: string) =>
    expect.poll(() => facilitator.evaluate(() => document.activeElement?.tagName)).toBe(tag);
  async function desk(query: string): Promise<void> {
    await press(facilitator, 'Meja bantuan');
    await facilitator.getByRole('searchbox').last().fill(query);
    await sees(facilitator, dialog('Meja bantuan').getByRole('heading', { name: NAME }));
  }
  async function introduce(page: Page, name: string, where: string | null = 'Saya ikut sendiri'): Promise<void> {
    await page.getByLabel('Nama lengkap').fill(name);
    await page.getByLabel(/^Unit kerja/).fill('Bapperida');
    if (where) await page.getByLabel(new RegExp(`^${where}`)).check();
  }
  async function comesByCode(name: string): Promise<Page> {
    const page = await stage.device(PHONE);
    await page.goto('/masuk');
    await page.getByLabel('Kode masuk').fill(code.toUpperCase().replaceAll('-', ' '));
    await press(page, 'Lanjutkan');
    await sees(page, NAME);
    await introduce(page, name);
    return page;
  }
  /** A button that says to screen readers whom it is about. */
  const of = (action: string, who: string) => new RegExp(`^${action} ?: ${who}`);
  /** On the page from which one enters. */
  const isWelcome = (page: Page) => sees(page, /^Kehadiran mulai dicatat setelah Anda menekan Masuk/);

  it('is handed out at the help desk as a message and as words to say', async () => {
    facilitator = await stage.joined(stage.server.path('facilitator'), LAPTOP);
    await press(facilitator, 'Buka ruang tunggu');
    await desk('luwu timur');
    await isFit(facilitator);
    await press(facilitator, of('Bagikan tautan dan kode', NAME));
    const share = dialog('Tautan dan kode daerah');
    link = await share.getByLabel('Tautan saja').inputValue();
    code = /ketik kode (\S+)\./.exec(await share.getByLabel('Pesan untuk WhatsApp').inputValue())?.[1] ?? '';
    expect(code).toMatch(/^7324-[a-z]{4}-[a-z]{4}$/);
    await sees(facilitator, /tujuh\s–\stiga\s–\sdua\s–\sempat, /);
    await isFit(facilitator);
    await close('Tautan dan kode daerah');
    await close('Meja bantuan');
  });

  it('lets in whoever has the link, under a name of their own, and keeps it on that device', async () => {
    sri = await stage.device(PHONE);
    await sri.goto(link);
    await sees(sri, NAME);
    expect(new URL(sri.url()).hash).toBe('');
    await isFit(sri);
    await press(sri, 'Masuk');
    await sees(sri, 'Tulis nama Anda lebih dahulu.');
    await isFit(sri);
    await introduce(sri, 'Sri Wahyuni');
    await press(sri, 'Masuk');
    await isWelcome(sri);
    expect(new URL(sri.url()).pathname).toBe('/ikut');
    await sri.goto(link);
    await sees(sri, 'Perangkat ini sudah mempunyai undangan untuk kegiatan ini');
    await isFit(sri);
    await press(sri, /Sri Wahyuni$/);
    await press(sri, 'Masuk');
    await sees(sri, sri.getByRole('heading', { name: 'Ruang tunggu' }));
  });

  it('has those wait who come beyond the quota, and takes them in by itself once they are admitted', async () => {
    await desk('luwu timur');
    await facilitator.getByLabel('Kuota').fill('1');
    await press(facilitator, 'Simpan kuota');
    await sees(facilitator, '1 dari kuota 1 sudah masuk');
    await close('Meja bantuan');

    const budi = await comesByCode('Budi Santoso');
    await sees(budi, /^Setelah mengirim, Anda menunggu sebentar/);
    await isFit(budi);
    await press(budi, 'Minta masuk');
    await sees(budi, budi.getByRole('heading', { name: 'Ruang tunggu' }));
    await sees(budi, /^Budi Santoso · Kabupaten Luwu Timur/);
    await isFit(budi);

    await sees(facilitator, facilitator.getByRole('button', { name: /^Ruang tunggu · 1 minta masuk$/ }));
    for (const size of [PHONE, TELEVISION, LAPTOP]) {
      await facilitator.setViewportSize(size);
      await hasNoSidewaysScroll(facilitator);
    }
    await isFit(facilitator);
    // Nothing lies over the buttons beside it.
    await press(facilitator, 'Lainnya');
    await close('Lainnya');
    await press(facilitator, /^Ruang tunggu · 1 minta masuk$/);
    await sees(facilitator, 'Budi Santoso');
    await isFit(facilitator);
    await press(facilitator, of('Persilakan masuk', 'Budi Santoso'));
    await sees(facilitator, 'Tidak ada yang menunggu.');
    await focusStaysOn('DIV');
    await isWelcome(budi);
    await isFit(budi);
  });

  it('has everyone new wait while it is locked, and tells those who are refused', async () => {
    await press(facilitator, 'Kunci pintu');
    await sees(facilitator, /^Pintu terkunci\. Setiap orang baru/);
    await isFit(facilitator);
    const tono = await stage.device(PHONE);
    await tono.goto(link);
    await introduce(tono, 'Tono');
    await press(tono, 'Minta masuk');
    await sees(tono, tono.getByRole('heading', { name: 'Ruang tunggu' }));
    const organizer = await stage.device(LAPTOP);
    await organizer.goto('/kelola');
    await organizer.getByLabel('Nama pengguna').fill(stage.server.organizer.name);
    await organizer.getByLabel('Kata sandi').fill(stage.server.organizer.password);
    await press(organizer, 'Masuk');
    await organizer.getByRole('link', { name: /Sosialisasi dan Bimtek/ }).click();
    await sees(organizer, organizer.getByRole('heading', { name: 'Ruang tunggu: 1 minta masuk' }));
    await organizer.getByRole('searchbox', { name: /^Cari daerah, lokasi/ }).fill('luwu timur');
    await sees(organizer, 'Sri Wahyuni');
    for (const size of [PHONE, TELEVISION]) {
      await organizer.setViewportSize(size);
      await hasNoSidewaysScroll(organizer);
    }
    await isFit(organizer);
    await organizer.context().close();
    await press(facilitator, of('Tolak', 'Tono'));
    await facilitator.getByRole('dialog', { name: 'Tolak Tono?' }).getByRole('button', { name: 'Tolak' }).click();
    await sees(tono, tono.getByRole('heading', { name: 'Panitia belum dapat menerima Anda' }));
    await isFit(tono);

    aula = await stage.joined(stage.server.path('site_operator', TIMUR), LAPTOP);
    await sees(aula, aula.getByRole('heading', { name: 'Ruang tunggu' }));
    await press(facilitator, 'Buka kunci pintu');
    await sees(facilitator, /^Pintu terbuka/);
    await close('Ruang tunggu');
  });

  it('brings the phones of a room in by a picture', async () => {
    await desk('luwu timur');
    await facilitator.getByLabel('Kuota').fill('50');
    await press(facilitator, 'Simpan kuota');
    await sees(facilitator, '2 dari kuota 50 sudah masuk');
    await close('Meja bantuan');

    const coming = aula.waitForResponse((response) => response.url().endsWith('/pairing'));
    await press(aula, 'Ajak ponsel');
    const { path } = (await (await coming).json()) as { path: string };
    await sees(aula, aula.getByRole('img', { name: /^Kode QR untuk ponsel/ }));
    await sees(aula, code);
    await isFit(aula);
    const phone = await stage.device(PHONE);
    await phone.goto(path);
    await sees(phone, 'Ruangan');
    await introduce(phone, 'Ani', null);
    await isFit(phone);
    await press(phone, 'Masuk');
    await isWelcome(phone);
    await sees(phone, 'Lokasi');
  });

  it('gives a lost link anew, and sends out whoever is in with the old one', async () => {
    await desk('luwu timur');
    await sees(facilitator, 'Terhubung sekarang');
    await facilitator
      .getByRole('listitem')
      .filter({ hasText: 'Operator lokasi' })
      .getByRole('button', { name: /^Tautan baru/ })
      .click();
    await isFit(facilitator);
    await facilitator
      .getByRole('dialog', { name: /^Buat tautan baru/ })
      .getByRole('button', { name: 'Tautan baru' })
      .click();
    const issued = await dialog('Tautan baru').getByLabel('Tautan saja').inputValue();
    await isFit(facilitator);
    await sees(aula, 'Tautan ini tidak berlaku lagi');
    await aula.goto(issued);
    await isWelcome(aula);
    await close('Tautan baru');
  });

  it('removes somebody, who is told so and does not come back in by the link', async () => {
    await press(facilitator, of('Keluarkan', 'Sri Wahyuni'));
    await isFit(facilitator);
    await facilitator
      .getByRole('dialog', { name: /^Keluarkan / })
      .getByRole('button', { name: 'Keluarkan' })
      .click();
    await sees(sri, 'Anda dikeluarkan dari kegiatan ini');
    await isFit(sri);
    await sees(facilitator, 'Dikeluarkan');
    await focusStaysOn('LI');
    await sees(facilitator, 'Pintu ditutup: setiap orang baru menunggu');
    for (const size of [PHONE, TELEVISION, LAPTOP]) {
      await facilitator.setViewportSize(size);
      await hasNoSidewaysScroll(facilitator);
    }
    await isFit(facilitator);
    await close('Meja bantuan');
  });

  it('stands on the screen of the region, to be read from four metres, while it is open', async () => {
    const organizer = await signedIn();
    const invited = await organizer<{ invitation: string }>('invitations', {
      role: 'screen',
      region: TIMUR,
      name: 'Layar aula',
    });
    const { links } = await organizer<{ links: { path: string }[] }>('links', { invitations: [invited.invitation] });
    await organizer(`doors/${TIMUR}`, { closed: false }, 'PUT');
    const screen = await stage.device(TELEVISION);
    await screen.goto(links[0]?.path ?? '');
    await sees(screen, code);
    const size = await screen.getByText(code).evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBeGreaterThanOrEqual(48);
    for (const one of [TELEVISION, PROJECTOR]) {
      await screen.setViewportSize(one);
      await isFit(screen);
      const [needed, there] = await screen.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return [scrollHeight, clientHeight] as const;
      });
      expect(needed).toBeLessThanOrEqual(there);
    }
  });

  it('can be walked through by the keyboard alone', async () => {
    const page = await stage.device(LAPTOP);
    await page.goto('/masuk');
    await page.getByLabel('Kode masuk').focus();
    await page.keyboard.type(`${code}\n`);
    await arrives(page, /^Sosialisasi dan Bimtek/);
    await tabTo(page, page.getByLabel('Nama lengkap'));
    await page.keyboard.type('Wati');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Dinas Kominfo');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await isWelcome(page);
  });

  it('says so calmly when a code was guessed a thousand times, and lets links in all the same', async () => {
    const page = await stage.device(PHONE);
    await page.goto('/masuk');
    await isFit(page);
    await page.getByLabel('Kode masuk').fill('bako rimu');
    await press(page, 'Lanjutkan');
    await sees(page, page.locator('.error', { hasText: /^Tulisan ini belum berbentuk kode/ }));
    await isFit(page);
    await page.getByLabel('Kode masuk').fill('7324-baba-dada');
    await press(page, 'Lanjutkan');
    await sees(page, page.locator('.error', { hasText: /^Kode ini tidak dikenal/ }));
    await page.evaluate(async (guesses) => {
      for (let guess = 0; guess < guesses; guess++)
        await fetch('/api/v1/door/look', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ key: '7324-baba-dada' }),
        });
    }, GUESSES);
    await press(page, 'Lanjutkan');
    await sees(page, page.locator('.error', { hasText: /^Terlalu banyak kode keliru untuk daerah ini/ }));
    await isFit(page);
    await page.goto(link);
    await sees(page, NAME);
  });

  it('takes nobody once the session is over', async () => {
    await press(facilitator, 'Mulai kegiatan');
    await press(facilitator, /^Akhiri/);
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
    const page = await stage.device(PHONE);
    await page.goto(link);
    await sees(page, 'Kegiatan ini tidak menerima peserta lagi');
    await isFit(page);
  });

  /** Asks in the organizer's name, below the session. */
  async function signedIn() {
    const ask = async (path: string, body: unknown, token = '', method = 'POST'): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${stage.server.port}/api/v1${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      return response.status === 204 ? null : response.json();
    };
    const { token } = (await ask('/login', stage.server.organizer)) as { token: string };
    return async <T>(path: string, body: unknown, method?: string): Promise<T> =>
      (await ask(`/sessions/${stage.server.session}/${path}`, body, token, method)) as T;
  }
});
