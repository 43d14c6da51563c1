// The pages that only watch: a projector and a leader's phone, through a session and a line that is cut.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isFit, LAPTOP, PHONE, press, sees, type Stage, onStage } from './stage.ts';
import type { WeakLine } from './weak_line.ts';

const REGION = '73.22';
const INNOVATION = 'Bank Sampah Sekolah';
const TELEVISION = { width: 1920, height: 1080 };
const PROJECTOR = { width: 1280, height: 720 };
const STALE = /^Sambungan terputus\. Data terakhir pukul \d\d\.\d\d WITA/;

/** At each size nothing is cut off or has to be scrolled, and axe finds nothing. */
async function fitsOn(page: Page, ...sizes: { width: number; height: number }[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await isFit(page);
    const [needed, there] = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return [scrollHeight, clientHeight] as const;
    });
    expect(needed, `height of ${size.width}×${size.height}`).toBeLessThanOrEqual(there);
  }
}

/** In how many lines each province stands, and how much of the screen's height lies below the last one. */
const tableOfProvinces = (page: Page) =>
  page.evaluate(() => {
    const names = [...document.querySelectorAll('tbody th')];
    const text = document.createRange();
    const lines = names.map((name) => {
      text.selectNodeContents(name);
      return text.getClientRects().length;
    });
    return { lines, below: 1 - (names.at(-1)?.getBoundingClientRect().bottom ?? 0) / innerHeight };
  });

describe('pages that only watch', () => {
  let stage: Stage;
  let line: WeakLine;
  let facilitator: Page;
  let region: Page;
  let screen: Page;
  let leader: Page;

  onStage((set, weak) => {
    [stage, line] = [set, weak];
  });

  it('join without a press, and count down to the start', async () => {
    screen = await stage.device(TELEVISION, line.port);
    await screen.goto(stage.server.path('screen'));
    leader = await stage.device(PHONE, line.port);
    await leader.goto(stage.server.path('observer'));
    await sees(screen, 'Menuju mulai');
    await sees(leader, /^Kegiatan belum dimulai/);
    await fitsOn(screen, PROJECTOR, TELEVISION);
    await fitsOn(leader, PHONE, PROJECTOR, TELEVISION);
  });

  it('can be read from four metres', async () => {
    const smallest = await screen.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll<HTMLElement>('h1, h2, p, th, td')].map((one) =>
          parseFloat(getComputedStyle(one).fontSize),
        ),
      ),
    );
    expect(smallest).toBeGreaterThanOrEqual(32);
  });

  it('show how far all and each province are, and neither a region nor what it wrote', async () => {
    facilitator = await stage.joined(stage.server.path('facilitator'), LAPTOP);
    await press(facilitator, 'Mulai kegiatan');
    await press(facilitator, /^Mata acara berikutnya/);
    await press(facilitator, /^Langkah berikutnya/);
    region = await stage.joined(stage.server.path('site_operator', REGION), LAPTOP);
    await region.getByLabel('Nama inovasi').fill(INNOVATION);
    await press(region, 'Buat lembar kerja');

    await sees(screen, screen.getByRole('heading', { name: 'Identitas inovasi' }));
    await sees(screen, '0 dari 1 lembar kerja selesai');
    await sees(screen, screen.getByRole('row', { name: /^Sulawesi Selatan 1 dari 25 0 dari 1$/ }));
    await sees(screen, 'Sisa waktu');
    await sees(leader, /^1 dari 87 pemerintah daerah hadir, di 1 lokasi/);
    await sees(leader, /^Pada langkah ini 0 dari 1 lembar kerja selesai; tidak ada yang menunggu bantuan\.$/);
    for (const size of [PROJECTOR, TELEVISION]) {
      await screen.setViewportSize(size);
      const { lines, below } = await tableOfProvinces(screen);
      expect(lines).toEqual([1, 1, 1, 1, 1, 1]);
      expect(below).toBeLessThan(0.1);
    }
    for (const page of [screen, leader]) {
      const text = await page.locator('body').innerText();
      expect(text).not.toContain('Luwu Utara');
      expect(text).not.toContain(INNOVATION);
    }
    await fitsOn(screen, PROJECTOR, TELEVISION);
    await fitsOn(leader, PHONE, PROJECTOR, TELEVISION);
  });

  it('say when what they show is old, and come back by themselves', async () => {
    line.cut();
    for (const page of [screen, leader]) await sees(page, STALE);
    await sees(screen, screen.getByRole('heading', { name: 'Identitas inovasi' }));
    await fitsOn(screen, PROJECTOR, TELEVISION);
    await fitsOn(leader, PHONE, PROJECTOR, TELEVISION);
    await press(facilitator, /^Langkah berikutnya/);
    line.mend();
    await sees(screen, /^Langkah 2 dari/);
    for (const page of [screen, leader]) await page.getByText(STALE).waitFor({ state: 'hidden' });
  });

  it('turn away the link of a region', async () => {
    const wrong = await stage.device(PROJECTOR);
    await wrong.goto(stage.server.path('site_operator', '73.24').replace('/ikut', '/layar'));
    await sees(wrong, /^Tautan ini bukan untuk halaman ini/);
    await fitsOn(wrong, PROJECTOR);
  });

  it('speak English where the browser was told so', async () => {
    await screen.evaluate(() => localStorage.setItem('bimtek.locale', 'en'));
    await screen.reload();
    await sees(screen, 'Time left');
    await sees(screen, /^Step 2 of/);
    await fitsOn(screen, PROJECTOR);
    await screen.evaluate(() => localStorage.setItem('bimtek.locale', 'id'));
    await screen.reload();
  });

  it('say that the session is over', async () => {
    await press(facilitator, /^Akhiri/);
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
    await sees(screen, screen.getByRole('heading', { name: 'Kegiatan selesai' }));
    await sees(leader, 'Kegiatan sudah selesai.');
    await fitsOn(screen, PROJECTOR, TELEVISION);
    await fitsOn(leader, PHONE, PROJECTOR, TELEVISION);
  });
});
