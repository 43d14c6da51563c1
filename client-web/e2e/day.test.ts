// A whole session in the browser: a facilitator, two regions, one of them on two devices and a bad line, and afterwards the organizer.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { FirstLoad } from './first_load.ts';
import { holds, isFit, LAPTOP, PHONE, press, sees, signIn, type Stage, onStage } from './stage.ts';
import type { WeakLine } from './weak_line.ts';

const LUWU_TIMUR = '73.24';
const LUWU_UTARA = '73.22';
/** JS and CSS in gzip that a phone asks for on its first visit, as in scripts/size.ts. */
const OPENED_MAX_BYTES = 28_000;
const LOBBY_MAX_BYTES = 45_000;
const STEP_MAX_BYTES = 60_000;

describe('a session from the lobby to the report', () => {
  let stage: Stage;
  let line: WeakLine;
  let facilitator: Page;
  /** Luwu Timur: a phone on the weak line, and a second device beside it. */
  let timur: Page;
  let timurLoad: FirstLoad;
  let timurToo: Page;
  /** Luwu Utara: a laptop. */
  let utara: Page;

  const nameOfInnovation = (page: Page) => page.getByRole('textbox', { name: /^Nama inovasi daerah/ });
  const narrative = (page: Page) => page.getByRole('textbox', { name: /^Rancang bangun dan pokok perubahan/ });
  const total = (label: string, value: number) =>
    facilitator.locator('dl > div', { hasText: label }).locator('strong', { hasText: new RegExp(`^${value}$`) });

  onStage((set, weak) => {
    [stage, line] = [set, weak];
  });

  it('counts who pressed "Masuk", and nobody who only opened a link', async () => {
    facilitator = await stage.joined(stage.server.path('facilitator'), LAPTOP);
    await press(facilitator, 'Buka ruang tunggu');
    await facilitator.getByRole('tab', { name: 'Kehadiran' }).click();

    timur = await stage.device(PHONE, line.port);
    timurLoad = new FirstLoad(timur);
    await timur.goto(stage.server.path('site_operator', LUWU_TIMUR));
    await sees(timur, timur.getByRole('button', { name: 'Masuk' }));
    expect(await timurLoad.bytes()).toBeLessThanOrEqual(OPENED_MAX_BYTES);
    await isFit(timur);
    expect(new URL(timur.url()).hash).toBe('');

    utara = await stage.joined(stage.server.path('site_operator', LUWU_UTARA), LAPTOP);
    await sees(facilitator, total('Pemerintah daerah hadir', 1));
    await press(timur, 'Masuk');
    await sees(facilitator, total('Pemerintah daerah hadir', 2));
  });

  it('lets regions prepare themselves in the lobby', async () => {
    await sees(timur, timur.getByRole('heading', { name: 'Ruang tunggu' }));
    expect(await timurLoad.bytes()).toBeLessThanOrEqual(LOBBY_MAX_BYTES);
    await sees(timur, /Kehadiran Anda tercatat pukul \d\d\.\d\d WITA/);
    await isFit(timur);
    await isFit(facilitator);

    await press(utara, 'Jumlah orang?');
    await utara.getByLabel('Berapa orang yang hadir').fill('12');
    await isFit(utara);
    await press(utara, 'Simpan jumlah');
    await sees(utara, '12 orang di ruangan');
    await sees(facilitator, total('Orang di ruangan', 12));

    for (const [page, name] of [
      [timur, 'Antrean Pasti'],
      [utara, 'Bank Sampah Sekolah'],
    ] as const) {
      await page.getByLabel('Nama inovasi').fill(name);
      await press(page, 'Buat lembar kerja');
      await sees(page, name);
    }
  });

  it('goes live with the agenda, and opens a step on every screen', async () => {
    await press(facilitator, 'Mulai kegiatan');
    await sees(utara, 'Fasilitator belum membuka langkah');
    await press(facilitator, /^Mata acara berikutnya/);
    await sees(utara, 'Sekarang');
    await isFit(utara);

    await press(facilitator, /^Langkah berikutnya/);
    for (const page of [timur, utara]) await sees(page, page.getByRole('heading', { name: 'Identitas inovasi' }));
    await isFit(timur);
    await isFit(utara);
    await facilitator.getByRole('tab', { name: 'Papan pantau' }).click();
    await isFit(facilitator);
  });

  it('loads little on a device that comes for the first time, up to the step it shows', async () => {
    timurToo = await stage.device(PHONE);
    const load = new FirstLoad(timurToo);
    await timurToo.goto(stage.server.path('site_operator', LUWU_TIMUR));
    await press(timurToo, 'Masuk');
    await sees(timurToo, nameOfInnovation(timurToo));
    expect(await load.bytes()).toBeLessThanOrEqual(STEP_MAX_BYTES);
  });

  it('keeps what is typed while the line is down, through a reload, and sends it when the line is back', async () => {
    await nameOfInnovation(timur).focus();
    await timur.keyboard.type('Antrean Pasti ');
    line.cut();
    await timur.keyboard.type('di Puskesmas Malili');
    await sees(timur, 'Luring – 1 perubahan disimpan di perangkat ini');
    await sees(timur, /^Sambungan terputus\. Mencoba lagi dalam .* silakan terus mengisi\.$/);
    await isFit(timur);

    await expect(timur.reload()).rejects.toThrow();
    line.mend();
    // The browser's own page about the failure may still be coming.
    await vi.waitFor(() => timur.goto('/ikut'), { timeout: 20_000 });
    await press(timur, 'Masuk');
    await holds(nameOfInnovation(timur), 'Antrean Pasti di Puskesmas Malili');
    await sees(timur, /^Tersimpan \d\d\.\d\d$/);
    await holds(nameOfInnovation(timurToo), 'Antrean Pasti di Puskesmas Malili');
  });

  it('lets people decide when two devices wrote the same long text', async () => {
    await press(facilitator, /^Langkah berikutnya/);
    for (const page of [timur, timurToo]) await narrative(page).waitFor();

    line.cut();
    await narrative(timur).fill('Ditulis di ponsel.');
    await narrative(timurToo).fill('Ditulis di komputer.');
    await narrative(timurToo).blur();
    await sees(timurToo, /^Tersimpan \d\d\.\d\d$/);
    line.mend();

    await sees(timur, 'Isian ini juga diubah di perangkat lain');
    await isFit(timur);
    await press(timur, 'Gabungkan keduanya');
    await holds(narrative(timurToo), 'Ditulis di komputer.\n\nDitulis di ponsel.');
  });

  it('brings help to a region that asks for it', async () => {
    await narrative(utara).waitFor();
    await press(utara, /Kami butuh bantuan/);
    await utara.getByLabel('Kami belum paham maksudnya').check();
    await isFit(utara);
    await press(utara, 'Minta bantuan');
    await sees(utara, 'Bantuan diminta');

    await press(facilitator, /^Ambil ?: Kabupaten Luwu Utara/);
    await sees(utara, 'Sedang dibantu');
    await press(facilitator, /^Selesaikan ?: Kabupaten Luwu Utara/);
    await facilitator.getByLabel('Sudah dijawab').check();
    await isFit(facilitator);
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Selesaikan', exact: true }).click();
    await utara.getByText('Sedang dibantu').waitFor({ state: 'hidden' });
  });

  it('carries messages both ways, and an announcement to everyone', async () => {
    await utara.getByLabel('Tulis pesan untuk semua peserta').fill('Apakah tanda tangan elektronik diterima?');
    await press(utara, 'Kirim pesan');
    await facilitator.getByRole('tab', { name: /^Obrolan/ }).click();
    await sees(facilitator, 'Apakah tanda tangan elektronik diterima?');
    await facilitator.getByLabel('Tulis pesan untuk semua peserta').fill('Diterima, asalkan terbaca.');
    await press(facilitator, 'Kirim pesan');
    await sees(utara, 'Diterima, asalkan terbaca.');
    await press(timur, /^Obrolan/);
    await sees(timur, 'Diterima, asalkan terbaca.');
    await isFit(timur);

    await press(facilitator, /^Umumkan/);
    await facilitator.getByLabel('Isi pengumuman').fill('Istirahat pukul 12.00 WITA.');
    await press(facilitator, 'Umumkan sekarang');
    for (const page of [timur, utara]) await sees(page, 'Istirahat pukul 12.00 WITA.');
    const sent = facilitator.locator('.notice').filter({ hasText: 'Pengumuman sudah terkirim' });
    await sees(facilitator, sent);
    await sent.getByRole('button', { name: 'Tutup pesan' }).click();
    await sent.waitFor({ state: 'detached' });
  });

  it('shows on the board what a region declared done', async () => {
    await press(utara, /Identitas inovasi/);
    await sees(utara, utara.getByRole('heading', { name: 'Identitas inovasi' }));
    await press(utara, 'Ya, sudah selesai');
    await sees(utara, 'Ada yang perlu diperbaiki');
    await isFit(utara);

    await nameOfInnovation(utara).fill('Bank Sampah Sekolah');
    await utara
      .getByRole('group', { name: /^Tahapan inovasi/ })
      .getByRole('radio')
      .first()
      .check();
    await utara
      .getByRole('group', { name: /^Inisiator inovasi/ })
      .getByRole('radio')
      .first()
      .check();
    await press(utara, 'Ya, sudah selesai');
    await sees(utara, 'Langkah ini sudah Anda nyatakan selesai.');

    await facilitator.getByLabel('Cari daerah').fill('Luwu Utara');
    const row = facilitator.getByRole('row', { name: /Luwu Utara/ });
    await sees(facilitator, row.getByRole('gridcell').first().filter({ hasText: 'Selesai' }));
  });

  it('ends for everyone at once, with nothing announced as next', async () => {
    await press(facilitator, /^Akhiri/);
    await isFit(facilitator);
    await facilitator.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
    await sees(utara, /^Kegiatan sudah selesai\. Lembar kerja masih dapat diisi sampai .*, \d+ .* \d{4}, pukul /);
    await sees(facilitator, /^Kegiatan sudah selesai\. Lembar kerja masih dapat diisi sampai /);
    expect(await facilitator.getByText('Langkah sekarang').count()).toBe(0);
    await press(facilitator, /^Laporan kehadiran/);
    await sees(facilitator, 'Unduh laporan kehadiran (CSV)');
    await isFit(facilitator);
    await facilitator.keyboard.press('Escape');
    await press(timur, 'Acara');
    await sees(timur, timur.getByRole('heading', { name: 'Acara' }));
    // Whoever speaks or listens from elsewhere need not reckon.
    await sees(timur, /\d\d\.\d\d\sWIB \/ \d\d\.\d\d\sWITA \/ \d\d\.\d\d\sWIT/);
    for (const page of [timur, utara]) {
      expect(await page.getByText('Berikutnya').count()).toBe(0);
      expect(await page.getByRole('button', { name: /Kami butuh bantuan/ }).count()).toBe(0);
      await isFit(page);
    }
  });

  it('gives the organizer who attended, as the command line does', async () => {
    const organizer = await stage.device(LAPTOP);
    await organizer.goto('/kelola');
    await organizer.getByLabel('Nama pengguna').waitFor();
    await isFit(organizer);
    await signIn(organizer, stage.server.organizer);
    await sees(organizer, organizer.getByRole('link', { name: /Sosialisasi dan Bimtek/ }));
    await isFit(organizer);
    await organizer.getByRole('link', { name: /Sosialisasi dan Bimtek/ }).click();
    await sees(organizer, 'Tautan undangan');
    await organizer.getByRole('row', { name: /Luwu Timur Aula/ }).waitFor();

    const coming = organizer.waitForEvent('download');
    await press(organizer, 'Unduh laporan kehadiran (CSV)');
    // Before the text stands a byte order mark, by which spreadsheets know UTF-8; decoding takes it off.
    const file = new TextDecoder().decode(await readFile(await (await coming).path()));
    expect(file).toBe(stage.server.report());
    expect(file).toContain(LUWU_TIMUR);
    expect(file).toContain(LUWU_UTARA);

    await organizer.getByLabel('Cari daerah atau nama').fill('Luwu Utara');
    await isFit(organizer);
    await press(organizer, /^Cabut ?:.*Media Center/);
    await isFit(organizer);
    await organizer.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
    await sees(utara, 'Tautan ini tidak berlaku lagi');
    await isFit(utara);
    const later = await stage.device(PHONE);
    await later.goto(stage.server.path('site_operator', LUWU_UTARA));
    await sees(later, 'Tautan tidak berlaku lagi');
    await isFit(later);
  });
});
