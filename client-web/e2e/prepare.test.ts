// Preparing sessions in the browser: two organizers, one plan.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasNoSidewaysScroll, isFit, LAPTOP, onStage, PHONE, press, sees, signIn, type Stage } from './stage.ts';

const NAME = 'Bimtek Data Dukung Sulawesi Selatan';

describe('preparing a session', () => {
  let stage: Stage;
  let page: Page;
  let colleague: Page;
  /** The address of the plan that is made here. */
  let plan: string;

  onStage((set) => {
    stage = set;
  });

  const host = (on: Page) => on.getByRole('textbox', { name: 'Penyelenggara' });
  const theme = (on: Page) => on.getByRole('textbox', { name: /^Tema/ });
  const dialog = (on: Page) => on.getByRole('dialog');
  const isSaved = (on: Page) => sees(on, on.getByRole('region', { name: 'Penyimpanan' }).getByText(/^Tersimpan pukul/));
  const tokenOf = (on: Page) =>
    on.evaluate(
      () => (JSON.parse(localStorage.getItem('bimtek.invitations') ?? '[]') as { token: string }[])[0]?.token,
    );
  const api = async (on: Page, path: string, method = 'GET') => {
    const token = (await tokenOf(on)) ?? '';
    const response = await fetch(`http://127.0.0.1:${stage.server.port}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
    });
    return (response.status === 204 ? null : await response.json()) as Record<string, unknown>;
  };
  const planOf = async (address: string) => {
    const answer = await api(page, `/sessions/${address.split('/')[3] ?? ''}/plan`);
    return answer['plan'] as {
      id: string;
      date: string;
      invited: unknown[];
      agenda: { id: string }[];
      steps: string[];
    };
  };
  const here = (on: Page) => new URL(on.url()).pathname;

  it('begins with the template; what is missing is named, and leads to its field', async () => {
    page = await stage.device(LAPTOP);
    await page.goto('/kelola');
    await signIn(page, stage.server.organizer);
    await press(page, 'Buat kegiatan');
    await sees(page, /^14 mata acara, 7 jam 10 menit, selesai pukul 15\.10 WIB \/ 16\.10 WITA \/ 17\.10 WIT/);
    await isFit(page);

    await press(page, 'Buat kegiatan');
    await sees(page, /hal perlu diperbaiki sebelum rencana dapat disimpan$/);
    await page.getByRole('link', { name: 'Nama kegiatan: Bagian ini belum diisi.' }).press('Enter');
    await page.keyboard.type(NAME);
    await isFit(page);
    await host(page).fill('Badan Strategi Kebijakan Dalam Negeri');
    await page.getByLabel('Tanggal').fill('2027-02-03');
    await page.getByLabel('Zona waktu').selectOption('Asia/Makassar');
    await sees(
      page,
      'Rabu, 3 Februari 2027, pukul 07.00 WIB / 08.00 WITA / 09.00 WIT sampai 14.10 WIB / 15.10 WITA / 16.10 WIT',
    );
    const times = page.getByRole('group', { name: 'Susunan acara' }).locator('.time');
    for (const size of [PHONE, { width: 683, height: 768 }, LAPTOP]) {
      await page.setViewportSize(size);
      await hasNoSidewaysScroll(page);
      const cut = await times.evaluateAll((all) => all.filter((time) => time.scrollWidth > time.clientWidth).length);
      expect([await times.count(), cut]).toEqual([14, 0]);
    }
  });

  it('takes a rundown that is rearranged by keyboard alone', async () => {
    await page.getByRole('textbox', { name: 'Mata acara 7' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('10');
    await sees(page, /^14 mata acara, 7 jam 15 menit, selesai pukul 14\.15 WIB \/ 15\.15 WITA \/ 16\.15 WIT/);
    await page.getByRole('button', { name: 'Rincian: Istirahat, salat, dan makan' }).press('Enter');
    await page.getByLabel(/^Harus mulai pukul/).fill('12.00');
    await page.keyboard.press('Tab');
    await sees(page, /acara sebelumnya sudah selesai 11\.55 WITA: jeda 5 menit/);
    await isFit(page);
    await page.getByRole('button', { name: 'Jadikan “Diskusi dan tanya jawab” 35 menit' }).press('Enter');
    await sees(page, /selesai pukul 14\.20 WIB \/ 15\.20 WITA \/ 16\.20 WIT/);
  });

  it('invites a province, and a pasted list of which one code is wrong', async () => {
    await page.getByLabel('Formulir yang diajarkan').selectOption({ index: 1 });
    await press(page, 'Pilih semua');
    await sees(page, /^Langkah hari ini perlu .* Kurang/);
    await press(page, 'Kosongkan');
    await press(page, 'Urungkan');
    await sees(page, /^27 dari 27 langkah$/);
    await press(page, 'Kosongkan');
    await page.getByLabel(/Regulasi/).check();

    await page.getByLabel('Seluruh Sulawesi Selatan').check();
    await sees(page, '25 pemerintah daerah, 25 lokasi, perkiraan 500 orang');
    await page.getByText('Tempel daftar').click();
    await page
      .getByLabel('Kode atau nama daerah, satu per baris')
      .fill('76.01\nKab. Majene\n76.99\n7324\tRuang rapat Bappeda\t12');
    await press(page, 'Undang daerah dalam daftar');
    await sees(page, '2 daerah ditambahkan, 1 lokasi ditambahkan.');
    await sees(page, 'Baris 3, “76.99”: tidak ada daerah dengan kode atau nama ini.');
    await sees(page, '27 pemerintah daerah, 28 lokasi, perkiraan 552 orang');
    await page.getByRole('button', { name: /^Lihat daerah ?: Sulawesi Selatan/ }).click();
    await isFit(page);
    await page.setViewportSize(PHONE);
    await hasNoSidewaysScroll(page);
    await page.setViewportSize(LAPTOP);
  });

  it('makes the session of it', async () => {
    await press(page, 'Buat kegiatan');
    await sees(page, page.getByRole('heading', { name: NAME, level: 1 }));
    await sees(page, /27 pemerintah daerah/);
    await isFit(page);
    await press(page, 'Ubah rencana');
    await host(page).waitFor();
    plan = here(page);
    expect((await planOf(plan)).invited).toHaveLength(27);
  });

  it('tells the second of two organizers what the first did, and overwrites nothing', async () => {
    colleague = await stage.device(LAPTOP);
    await colleague.goto(plan);
    await signIn(colleague, stage.server.colleague);
    await theme(colleague).fill('Data dukung yang tepat');
    await host(colleague).fill('BSKDN');
    await press(colleague, 'Simpan rencana');
    await isSaved(colleague);

    await host(page).fill('Kementerian Dalam Negeri');
    await press(page, 'Simpan rencana');
    await sees(page, 'rekan mengubah rencana ini saat Anda mengisinya');
    await sees(page, 'Anda berdua mengubah bagian ini.');
    await sees(page, 'Hanya rekan yang mengubah bagian ini.');
    expect(await host(page).inputValue()).toBe('Kementerian Dalam Negeri');
    await isFit(page);
    await press(page, 'Simpan pilihan ini');
    await isSaved(page);
    expect(await planOf(plan)).toMatchObject({ host: 'Kementerian Dalam Negeri', theme: 'Data dukung yang tepat' });
  });

  it('goes on as it was when the sign-in ends in the open form', async () => {
    await theme(page).fill('Satu data dukung untuk satu indikator');
    await api(page, '/login', 'DELETE');
    await press(page, 'Simpan rencana');
    await sees(page, dialog(page).getByText(/^Waktu masuk Anda sudah habis/));
    await isFit(page);
    await signIn(page, stage.server.organizer);
    await isSaved(page);
    expect(await planOf(plan)).toMatchObject({ theme: 'Satu data dukung untuk satu indikator' });
  });

  it('asks before unsaved changes are left, and has them again afterwards', async () => {
    await theme(page).fill('Draf');
    await page.getByRole('link', { name: '← Halaman kegiatan' }).click();
    await isFit(page);
    await press(page, 'Tetap di sini');
    expect(here(page)).toBe(plan);
    await page.goBack();
    await press(page, 'Tinggalkan, draf disimpan');
    await sees(page, 'Ada perubahan yang belum disimpan di perangkat ini.');
    await press(page, 'Ubah rencana');
    await sees(page, 'Draf Anda dipulihkan');
    expect(await theme(page).inputValue()).toBe('Draf');
    await press(page, 'Buang draf');
    await dialog(page).getByRole('button', { name: 'Buang draf' }).click();
    await sees(page, 'Tidak ada perubahan');
    expect(await theme(page).inputValue()).toBe('Satu data dukung untuk satu indikator');
    await page.getByRole('link', { name: '← Halaman kegiatan' }).click();
  });

  it('gives the plan as a file that can be imported again, and the agenda to calendars', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Unduh rencana (JSON)')]);
    const [calendar] = await Promise.all([page.waitForEvent('download'), press(page, /^Unduh acara untuk kalender/)]);
    expect(await readFile(await calendar.path(), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
    await page.getByRole('link', { name: '← Semua kegiatan' }).click();
    await page.getByLabel('Berkas rencana (.json)').setInputFiles(await file.path());
    await press(page, 'Impor');
    await sees(page, page.getByRole('heading', { name: NAME, level: 1 }));
    expect(here(page)).not.toBe(plan.replace('/rencana', ''));
    expect(await planOf(here(page))).toEqual(await planOf(plan));
  });

  it('copies the session to another day, and cancels the copy', async () => {
    await press(page, 'Salin kegiatan');
    await dialog(page).getByRole('button', { name: 'Salin', exact: true }).click();
    await sees(page, 'Pilih tanggal lebih dahulu.');
    await isFit(page);
    await page.getByLabel('Tanggal kegiatan baru').fill('2027-03-04');
    await page.getByLabel('Nama kegiatan baru').fill('Bimtek gelombang kedua');
    await dialog(page).getByRole('button', { name: 'Salin', exact: true }).click();
    await sees(page, page.getByRole('heading', { name: 'Bimtek gelombang kedua' }));
    await sees(page, /Kamis, 4 Maret 2027/);

    await press(page, 'Batalkan kegiatan');
    await isFit(page);
    await dialog(page).getByRole('button', { name: 'Batalkan kegiatan' }).click();
    await sees(page, 'Dibatalkan');
    await press(page, 'Lihat rencana');
    await sees(page, /^Kegiatan ini dibatalkan\. Rencananya hanya dapat dibaca/);
    expect(await host(page).isDisabled()).toBe(true);
    await isFit(page);
  });

  it('shows what may not change any more once the lobby is open', async () => {
    const facilitator = await stage.joined(stage.server.path('facilitator'), LAPTOP);
    await page.goto(`/kelola/sesi/${stage.server.session}/rencana`);
    // The demonstration starts at a quarter of an hour, so this is a change at any time of the day.
    await page.getByLabel('Jam mulai').fill('09.07');
    await press(facilitator, 'Buka ruang tunggu');
    await sees(facilitator, facilitator.getByRole('button', { name: /^Mulai kegiatan/ }));
    await press(page, 'Simpan rencana');
    await sees(page, /^Ruang tunggu sudah dibuka, jadi tanggal, zona, dan jam mulai tidak berubah lagi/);
    expect(await page.getByLabel('Jam mulai').isDisabled()).toBe(true);
    await isFit(page);
    await press(page, 'Pakai yang berlaku');
    await theme(page).fill('Tema yang masih boleh berubah');
    await press(page, 'Simpan rencana');
    await isSaved(page);
  });
});
