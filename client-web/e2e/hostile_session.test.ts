// A session full of hostile texts, seen by every role on every page: shown as text, run by nobody.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeHostileSession, type HostileSession } from './hostile_session.ts';
import { TEXTS } from './hostile_texts.ts';
import { LAPTOP, onStage, PHONE, press, sees, signIn, type Stage } from './stage.ts';

/** What every hostile text begins with, long or short. */
const SIGN = TEXTS[0]!.slice(0, 20);

describe('a hostile session', () => {
  let stage: Stage;
  let made: HostileSession;

  onStage(async (set) => {
    stage = set;
    made = await makeHostileSession(stage.server);
  });

  const shown = (page: Page) =>
    page.evaluate(
      (sign) =>
        document.body.innerText.includes(sign) ||
        [...document.querySelectorAll<HTMLInputElement>('input, textarea')].some((one) => one.value.includes(sign)),
      SIGN,
    );

  /** Until such a text is on the page; then none of it has become markup, and nothing has run. */
  async function showsItHarmlessly(page: Page): Promise<void> {
    await expect.poll(() => shown(page), { timeout: 20_000 }).toBe(true);
    await isHarmless(page);
  }

  async function isHarmless(page: Page): Promise<void> {
    expect(stage.troubles).toEqual([]);
    expect(await page.locator('img[src="x"], svg[onload], main script').count()).toBe(0);
  }

  /** What is asked for only then, as the privacy notice, is there afterwards. */
  async function unfold(page: Page): Promise<void> {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await page.waitForLoadState('networkidle');
  }

  it.each([
    'facilitator',
    'moderator',
    'helper',
    'region_admin',
    'site_operator',
    'participant',
    'waiting',
    'door',
    'screen',
    'observer',
  ])('harms no page of %s', async (role) => {
    const page = await stage.device(role === 'screen' || role === 'observer' ? LAPTOP : PHONE);
    await page.goto(made.paths.get(role)!);
    await showsItHarmlessly(page);
    await unfold(page);
    await isHarmless(page);
    const enter = page.getByRole('button', { name: 'Masuk', exact: true });
    if (!(await enter.isVisible())) return;
    await enter.click();
    // Staff has tabs, a region on its phone a bar of buttons.
    const ways = page.getByRole('tab').or(page.locator('nav button'));
    await ways.first().waitFor();
    for (const way of await ways.all()) {
      await way.click();
      await unfold(page);
      await isHarmless(page);
    }
    await showsItHarmlessly(page);
  });

  it('harms no organizer who opens, edits, prepares, admits and prints it', async () => {
    const page = await stage.device(LAPTOP);
    await page.goto('/kelola');
    await signIn(page, made.organizer);
    await sees(page, page.getByRole('button', { name: 'Buat kegiatan' }));
    await showsItHarmlessly(page);
    const { home } = made;
    for (const path of [
      '/kelola',
      '/kelola/akun',
      '/kelola/catatan',
      home,
      `${home}/catatan`,
      `${home}/rencana`,
      `${home}/daerah`,
    ]) {
      await page.goto(path);
      await unfold(page);
      await showsItHarmlessly(page);
    }
    for (const name of [
      /^Tulis surat ?: Kabupaten Luwu Timur/,
      /^Ubah kontak ?: Kabupaten Luwu Timur/,
      'Ubah teks surat',
    ]) {
      await press(page, name);
      await showsItHarmlessly(page);
      await page.keyboard.press('Escape');
    }
    await press(page, /^Cetak kode QR/);
    await showsItHarmlessly(page);

    await page.goto(made.home);
    await sees(page, page.getByRole('button', { name: /^Unduh script_\{\{constructor/ }));
    await press(page, /^Tolak/);
    await sees(page, page.getByRole('dialog').getByText(SIGN));
    await isHarmless(page);
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').first().fill('Luwu Timur');
    await sees(page, page.getByRole('button', { name: /^Tautan baru/ }));
    await isHarmless(page);
  });
});
