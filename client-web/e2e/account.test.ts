// What organizers do with their own accounts, and where they read who changed what.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrives, isFit, LAPTOP, onStage, PHONE, press, sees, type Stage, tabTo } from './stage.ts';

const FRESH_PASSWORD = 'rahasia-yang-baru-2026';

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/kelola');
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await press(page, 'Masuk');
  await page.getByRole('link', { name: 'Akun saya' }).waitFor();
}

describe('the account of an organizer', () => {
  let stage: Stage;
  let here: Page;
  onStage(async (set) => {
    stage = set;
    here = await stage.device(LAPTOP);
    await signIn(here, stage.server.organizer.name, stage.server.organizer.password);
  });

  it('gets a new password by the keyboard alone, and other devices must sign in again', async () => {
    const { name, password } = stage.server.organizer;
    const elsewhere = await stage.device(PHONE);
    await signIn(elsewhere, name, password);

    await tabTo(here, here.getByRole('link', { name: 'Akun saya' }));
    await here.keyboard.press('Enter');
    await arrives(here, 'Akun saya');
    await tabTo(here, here.getByLabel('Kata sandi sekarang'));
    await here.keyboard.type('bukan ini');
    await here.keyboard.press('Tab');
    await here.keyboard.type(FRESH_PASSWORD);
    await here.keyboard.press('Tab');
    await here.keyboard.type(FRESH_PASSWORD);
    await here.keyboard.press('Enter');
    await sees(here, 'Ini bukan kata sandi Anda yang sekarang.');
    await isFit(here);
    await here.keyboard.press('Control+A');
    await here.keyboard.type(password);
    await here.keyboard.press('Enter');
    await sees(here, 'Kata sandi sudah diganti. Perangkat lain harus masuk kembali.');

    await elsewhere.getByRole('link', { name: 'Akun saya' }).click();
    await sees(elsewhere, elsewhere.getByRole('dialog', { name: 'Masuk kembali' }));
    await isFit(elsewhere);
  });

  it('makes a token for a script, which works until it is revoked', async () => {
    await here.getByLabel('Untuk skrip apa').fill('rekap harian');
    await press(here, 'Buat token');
    const dialog = here.getByRole('dialog', { name: 'Token baru' });
    const token = await dialog.getByLabel('Token', { exact: true }).inputValue();
    await isFit(here);
    const ask = () => here.request.get('/api/v1/sessions', { headers: { Authorization: `Bearer ${token}` } });
    expect((await ask()).status()).toBe(200);
    await here.keyboard.press('Escape');
    await press(here, /^Cabut ?: rekap harian/);
    await here.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
    await sees(here, 'Belum ada token.');
    expect((await ask()).status()).toBe(401);
  });

  it('is told who changed what, of everything and of one session', async () => {
    await here.goto('/kelola/catatan');
    await sees(here, 'Token untuk skrip “rekap harian” dicabut');
    await sees(here, `Kata sandi akun ${stage.server.organizer.name} diganti`);
    await isFit(here);
    await here.goto(`/kelola/sesi/${stage.server.session}`);
    await here.getByRole('link', { name: 'Catatan perubahan kegiatan ini' }).click();
    await sees(here, 'Kegiatan dibuat');
    expect(await here.getByText(/^Kata sandi akun/).count()).toBe(0);
    await isFit(here);
    await here.setViewportSize(PHONE);
    await isFit(here);
  });

  it('signs out everywhere, itself too, and a session that is open elsewhere says so', async () => {
    const inside = await stage.device(PHONE);
    await signIn(inside, stage.server.organizer.name, FRESH_PASSWORD);
    await inside.goto(`/kelola/sesi/${stage.server.session}`);
    await press(inside, 'Masuk ke kegiatan');
    await sees(inside, inside.getByRole('button', { name: 'Lainnya' }));

    await here.goto('/kelola/akun');
    await isFit(here);
    await press(here, 'Keluar dari semua perangkat');
    await here.getByRole('dialog').getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
    await sees(here, here.getByRole('heading', { name: 'Masuk sebagai penyelenggara' }));

    await sees(inside, 'Anda perlu masuk kembali');
    await isFit(inside);
    await press(inside, 'Masuk kembali');
    await sees(inside, inside.getByRole('dialog', { name: 'Masuk kembali' }));
  });
});
