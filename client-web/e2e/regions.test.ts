// Preparing regions in the browser: contacts, a letter, the region's admin, the connection test, and the evening before.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasNoSidewaysScroll, isFit, LAPTOP, onStage, PHONE, press, sees, signIn, type Stage } from './stage.ts';

describe('preparing regions', () => {
  let stage: Stage;
  let organizer: Page;
  let admin: Page;
  /** The link of the letter, as a path. */
  let invited: string;

  onStage((set) => {
    stage = set;
  });

  const row = (on: Page, region: string) => on.getByRole('row', { name: new RegExp(region) });
  const dialog = (on: Page) => on.getByRole('dialog');

  it('keeps the good lines of a pasted list, and names the broken ones', async () => {
    organizer = await stage.device(LAPTOP);
    await organizer.goto(`/kelola/sesi/${stage.server.session}/daerah`);
    await signIn(organizer, stage.server.organizer);
    await sees(organizer, 'Menampilkan 87 dari 87 daerah');
    await isFit(organizer);

    await press(organizer, 'Tempel daftar kontak');
    await isFit(organizer);
    const list = '73.24\tAni\t0812-3456-7890\n99.99\tBudi\t081234567890\nKota Makassar\tCici\tmenyusul\n';
    await dialog(organizer).getByLabel('Daftar kontak').fill(list);
    await press(organizer, 'Simpan kontak');
    await sees(organizer, '1 kontak tersimpan.');
    await sees(organizer, /^Baris 2: daerah ini tidak diundang/);
    await sees(organizer, /^Baris 3: nomor memuat huruf/);
    await isFit(organizer);
    await organizer.keyboard.press('Escape');
    await sees(organizer, row(organizer, 'Luwu Timur').getByText('+6281234567890'));
  });

  it('names a place of a letter that nobody fills in', async () => {
    await press(organizer, 'Ubah teks surat');
    const text = dialog(organizer).getByLabel('Isi surat');
    const before = await text.inputValue();
    await text.fill('Yth. {nama}: {tautan}');
    await press(organizer, 'Simpan teks');
    await sees(organizer, 'Bagian ini tidak dikenal: {nama}');
    await isFit(organizer);
    await text.fill(before);
    await press(organizer, 'Simpan teks');
    await sees(organizer, 'Teks tersimpan.');
    await organizer.keyboard.press('Escape');
  });

  it('writes a letter with a link of the region, by keyboard alone, and marks it as sent', async () => {
    await organizer.getByRole('searchbox').fill('Luwu Timur');
    await sees(organizer, 'Menampilkan 1 dari 87 daerah');
    await row(organizer, 'Luwu Timur')
      .getByRole('button', { name: /^Tulis surat/ })
      .focus();
    await organizer.keyboard.press('Enter');
    const text = dialog(organizer).getByLabel('Isi surat');
    await expect.poll(() => text.inputValue()).toMatch(/Yth\. Ani, Kabupaten Luwu Timur/);
    const letter = await text.inputValue();
    expect(letter).not.toContain('{');
    invited = /\/daerah#\S+/.exec(letter)?.[0] ?? '';
    expect(invited).not.toBe('');
    const chat = dialog(organizer).getByRole('link', { name: 'Buka WhatsApp' });
    expect(await chat.getAttribute('href')).toBe(`https://wa.me/6281234567890?text=${encodeURIComponent(letter)}`);
    expect(await chat.getAttribute('rel')).toContain('noopener');
    await isFit(organizer);

    await organizer.keyboard.press('Escape');
    await press(organizer, 'Tandai 1 daerah sudah dikirimi');
    await sees(organizer, row(organizer, 'Luwu Timur').getByText('Dikirim'));
  });

  it('lets the admin of the region confirm, add a site, and pass its door on', async () => {
    admin = await stage.device(PHONE);
    await admin.goto('/daerah');
    await sees(admin, 'Undangan belum dibuka');
    await isFit(admin);
    await admin.goto(invited);
    await sees(admin, 'Anda menyiapkan Kabupaten Luwu Timur');
    await isFit(admin);
    await admin
      .getByLabel(/^Jumlah orang di/)
      .first()
      .fill('30');
    await admin.getByLabel('Nomor WhatsApp kontak').fill('0812');
    await press(admin, 'Konfirmasi');
    await sees(admin, 'Nomor terlalu pendek.');
    await admin.getByLabel('Nomor WhatsApp kontak').fill('0812-3456-7891');
    await press(admin, 'Konfirmasi');
    await sees(admin, 'Konfirmasi tersimpan. Terima kasih.');

    await admin.getByText('Tambah lokasi').first().click();
    await admin.getByLabel('Nama lokasi').fill('Ruang Rapat Bappeda');
    await admin.getByLabel('Perkiraan jumlah orang').fill('12');
    await press(admin, 'Tambah lokasi');
    await sees(admin, /^Ruang Rapat Bappeda ditambahkan/);
    await admin.getByLabel('Jumlah orang di Ruang Rapat Bappeda').waitFor();

    await press(admin, 'Buat tautan masuk');
    await admin.getByRole('img', { name: 'Kode QR tautan masuk' }).waitFor();
    expect(await admin.getByLabel('Tautan masuk', { exact: true }).inputValue()).toMatch(/\/masuk#.+/);
    await isFit(admin);
  });

  it('tests the connection, and the organizer sees how far the region is', async () => {
    await press(admin, 'Mulai uji koneksi');
    await sees(admin, /^Koneksi (baik|lemah)/);
    await sees(admin, 'Hasil ini sudah terkirim ke penyelenggara.');
    await isFit(admin);

    await organizer.reload();
    await sees(organizer, row(organizer, 'Luwu Timur').getByText('Koneksi diuji'));
    await sees(organizer, row(organizer, 'Luwu Timur').getByText(/^30 dari perkiraan/));
  });

  it('shows every page of the region what changed since it was last opened', async () => {
    const operator = await stage.device(PHONE);
    const link = stage.server.path('site_operator', '73.24');
    await operator.goto(link);
    await sees(operator, 'Mewakili');
    await admin.reload();
    // The site that was added above.
    await press(admin, 'Sudah saya baca');

    const token = await organizer.evaluate(
      () => (JSON.parse(localStorage.getItem('bimtek.invitations') ?? '[]') as { token: string }[])[0]?.token ?? '',
    );
    const address = `http://127.0.0.1:${stage.server.port}/api/v1/sessions/${stage.server.session}/plan`;
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(address, { headers });
    const { plan } = (await answer.json()) as { plan: { meeting_url: string; agenda: { pic?: string }[] } };
    plan.meeting_url = 'https://rapat.example/baru';
    plan.agenda[0]!.pic = 'Narasumber pengganti';
    const body = JSON.stringify(plan);
    const put = await fetch(address, {
      method: 'PUT',
      headers: { ...headers, 'If-Match': answer.headers.get('ETag') ?? '' },
      body,
    });
    expect(put.status).toBe(200);

    for (const page of [operator, admin]) {
      await page.reload();
      await sees(page, 'Tautan rapat video berubah. Tautan yang baru ada di halaman kegiatan.');
      await sees(page, /Narasumber pengganti/);
      await isFit(page);
      await press(page, 'Sudah saya baca');
      await page.getByText(/Narasumber pengganti/).waitFor({ state: 'hidden' });
      await page.reload();
      await sees(page, /Badan|Kabupaten/);
      expect(await page.getByText(/Narasumber pengganti/).count()).toBe(0);
      await hasNoSidewaysScroll(page);
    }
  });
});
