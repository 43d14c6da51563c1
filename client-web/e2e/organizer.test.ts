// The organizer's whole way, in the order of the days: copy, edit, invite, test, lose a link, pass one on, wait, admit, lock, remove, report.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAPTOP, onStage, PHONE, press, sees, signIn, type Stage } from './stage.ts';

const TITLE = 'Bimtek gelombang kedua';
const REGION = 'Kabupaten Luwu Timur';

describe('an organizer', () => {
  let stage: Stage;
  let organizer: Page;
  /** The same account in the room, in a tab of its own. */
  let control: Page;
  let aula: Page;
  let sri: Page;
  /** Of the region's door, to be passed on. */
  let door: string;

  onStage((set) => {
    stage = set;
  });

  const dialog = (on: Page, name?: string | RegExp) => on.getByRole('dialog', name === undefined ? {} : { name });
  const row = (region: string) => organizer.getByRole('row', { name: new RegExp(region) });
  const isWelcome = (page: Page) => sees(page, 'Anda diundang sebagai');
  async function desk(query: string): Promise<Locator> {
    const search = organizer.getByRole('searchbox', { name: /^Cari daerah, lokasi/ });
    await search.fill('');
    await search.fill(query);
    return organizer.getByRole('listitem').filter({ has: organizer.getByRole('button', { name: /^Tautan baru/ }) });
  }
  async function introduces(page: Page, name: string): Promise<void> {
    await page.getByLabel('Nama lengkap').fill(name);
    await page.getByLabel(/^Saya ikut sendiri/).check();
  }

  it('copies the session of another day, and edits the copy', async () => {
    organizer = await stage.device(LAPTOP);
    await organizer.goto('/kelola');
    await signIn(organizer, stage.server.organizer);
    await organizer.getByRole('link', { name: /Sosialisasi dan Bimtek/ }).click();
    await press(organizer, 'Salin kegiatan');
    await organizer.getByLabel('Tanggal kegiatan baru').fill('2027-03-04');
    await organizer.getByLabel('Nama kegiatan baru').fill(TITLE);
    await dialog(organizer).getByRole('button', { name: 'Salin', exact: true }).click();
    await sees(organizer, organizer.getByRole('heading', { name: TITLE }));

    await press(organizer, 'Ubah rencana');
    // The demonstration starts at a quarter of an hour, so this is a change at any time of the day.
    await organizer.getByLabel('Jam mulai').fill('09.07');
    await press(organizer, 'Simpan rencana');
    await sees(organizer, organizer.getByRole('region', { name: 'Penyimpanan' }).getByText(/^Tersimpan pukul/));
    await organizer.goBack();
    await sees(organizer, /Kamis, 4 Maret 2027 · Pukul .*09\.07/);
  });

  it('invites a region, which confirms that it comes and tests its connection', async () => {
    await organizer.getByRole('link', { name: 'Daerah & kontak' }).click();
    await organizer.getByRole('searchbox').fill('Luwu Timur');
    await row(REGION)
      .getByRole('button', { name: /^Tulis surat/ })
      .click();
    const letter = dialog(organizer).getByLabel('Isi surat');
    await expect.poll(() => letter.inputValue()).toContain(REGION);
    const link = /\/daerah#\S+/.exec(await letter.inputValue())?.[0] ?? '';
    await organizer.keyboard.press('Escape');

    const admin = await stage.device(PHONE);
    await admin.goto(link);
    await press(admin, 'Konfirmasi');
    await sees(admin, 'Konfirmasi tersimpan. Terima kasih.');
    await press(admin, 'Mulai uji koneksi');
    await sees(admin, 'Hasil ini sudah terkirim ke penyelenggara.');
    await organizer.reload();
    await sees(organizer, row(REGION).getByText('Koneksi diuji'));
    await admin.context().close();
  });

  it('gives a lost link anew; the old one is worth nothing any more', async () => {
    await organizer.getByRole('link', { name: /Kembali ke kegiatan/ }).click();
    await organizer.getByLabel('Cari daerah atau nama').fill('Luwu Timur');
    await organizer.getByLabel('Peran').selectOption({ label: 'Operator lokasi' });
    await press(organizer, 'Buat tautan baru untuk 1 undangan');
    const lost = await dialog(organizer).getByRole('textbox').inputValue();
    await organizer.keyboard.press('Escape');
    const stranger = await stage.device(LAPTOP);
    await stranger.goto(lost);
    await isWelcome(stranger);

    const operator = (await desk('luwu timur')).filter({ hasText: 'Operator lokasi' });
    await operator.getByRole('button', { name: /^Tautan baru/ }).click();
    await dialog(organizer, /^Buat tautan baru/)
      .getByRole('button', { name: 'Tautan baru' })
      .click();
    const issued = await dialog(organizer, 'Tautan baru').getByLabel('Tautan saja').inputValue();
    await organizer.keyboard.press('Escape');
    await stranger.goto(lost);
    await sees(stranger, 'Tautan tidak berlaku lagi');
    aula = await stage.device(LAPTOP);
    await aula.goto(issued);
    await isWelcome(aula);
  });

  it('opens the lobby, and lets the people of the region come by a link that is passed on', async () => {
    control = await organizer.context().newPage();
    await control.goto(organizer.url());
    await press(control, 'Masuk ke kegiatan');
    await press(control, 'Buka ruang tunggu');
    await press(aula, 'Masuk');
    await sees(aula, aula.getByRole('heading', { name: 'Ruang tunggu' }));

    await organizer.getByRole('button', { name: new RegExp(`^Bagikan tautan dan kode ?: ${REGION}`) }).click();
    door = await dialog(organizer, 'Tautan dan kode daerah').getByLabel('Tautan saja').inputValue();
    await organizer.keyboard.press('Escape');
    sri = await stage.device(PHONE);
    await sri.goto(door);
    await introduces(sri, 'Sri Wahyuni');
    await press(sri, 'Masuk');
    await isWelcome(sri);
    await press(sri, 'Masuk');
    await sees(sri, sri.getByRole('heading', { name: 'Ruang tunggu' }));
  });

  it('locks the session: who comes now waits until they are admitted', async () => {
    await press(organizer, 'Kunci pintu');
    await sees(organizer, /^Pintu terkunci\. Setiap orang baru/);
    const budi = await stage.device(PHONE);
    await budi.goto(door);
    await introduces(budi, 'Budi Santoso');
    await press(budi, 'Minta masuk');
    await sees(budi, budi.getByRole('heading', { name: 'Ruang tunggu' }));
    await organizer.getByRole('button', { name: /^Persilakan masuk ?: Budi Santoso/ }).click();
    await sees(budi, 'Anda dipersilakan masuk.');
  });

  it('removes somebody while the session runs', async () => {
    await press(control, /^Mulai kegiatan/);
    await desk('sri wahyuni');
    await organizer.getByRole('button', { name: /^Keluarkan ?: Sri Wahyuni/ }).click();
    await dialog(organizer, /^Keluarkan /)
      .getByRole('button', { name: 'Keluarkan' })
      .click();
    await sees(sri, 'Anda dikeluarkan dari kegiatan ini');
  });

  it('ends the session and has the report, with the room that came by its new link', async () => {
    await press(control, /^Akhiri/);
    await dialog(control).getByRole('button', { name: 'Akhiri' }).click();
    await sees(aula, /^Kegiatan sudah selesai/);
    await organizer.reload();
    const coming = organizer.waitForEvent('download');
    await press(organizer, 'Unduh laporan kehadiran (CSV)');
    const report = await readFile(await (await coming).path(), 'utf8');
    const ofRegion = report.split('\n').filter((line) => line.includes('73.24'));
    expect(ofRegion.join('\n')).toContain(REGION);
    await organizer.getByRole('link', { name: 'Catatan perubahan kegiatan ini' }).click();
    await sees(organizer, 'Sri Wahyuni dikeluarkan dari kegiatan');
    await sees(organizer, 'Semua pintu dikunci');
    await sees(organizer, 'Kegiatan dibuat sebagai salinan');
  });
});
