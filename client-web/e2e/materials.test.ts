// Materials: an organizer gives a file, a region fetches it on a phone over a line that is cut.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from './pdf.ts';
import { isFit, LAPTOP, onStage, PHONE, press, sees, signIn, type Stage } from './stage.ts';
import type { WeakLine } from './weak_line.ts';

const REGION = '73.24';
const NAME = 'Panduan Inovasi Daerah.pdf';

const GUIDE = pdf(300_000);

describe('materials', () => {
  let stage: Stage;
  let line: WeakLine;
  let organizer: Page;
  let region: Page;
  /** On the organizer's computer. */
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bimtek-materials-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  onStage((set, weak) => {
    [stage, line] = [set, weak];
  });

  const card = () => organizer.getByRole('region', { name: 'Materi untuk diunduh' });
  const give = async (name: string, content: Buffer) => {
    const path = join(folder, name);
    await writeFile(path, content);
    await organizer.getByLabel('Pilih berkas').setInputFiles(path);
  };
  const download = (name: string) => region.getByRole('button', { name: `Unduh ${name}` });

  it('are added by an organizer', async () => {
    organizer = await stage.device(LAPTOP);
    await organizer.goto(`/kelola/sesi/${stage.server.session}`);
    await signIn(organizer, stage.server.organizer);
    await give(NAME, GUIDE);
    await sees(organizer, 'PDF · 293 kB');
    await isFit(organizer);
  });

  it('are refused in words when they are something else or too large, and the rest stays', async () => {
    await give('halaman.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'));
    await sees(organizer, /^Isi berkas ini bukan PDF, PNG, atau JPG/);
    await press(organizer, 'Tutup pesan ini');
    await give('rekaman.pdf', pdf(10 * 1024 * 1024));
    await sees(organizer, /^Berkas ini lebih besar dari 10 MB/);
    await isFit(organizer);
    await press(organizer, 'Tutup pesan ini');
    expect(await card().getByRole('listitem').count()).toBe(1);
  });

  it('take a large file whole', async () => {
    await give('Peta.pdf', pdf(8 * 1024 * 1024));
    await sees(organizer, 'PDF · 8 MB');
  });

  it('stand on the page of an invited region before the day, on a phone', async () => {
    region = await stage.device(PHONE, line.port);
    await region.goto(stage.server.path('site_operator', REGION));
    await press(region, 'Materi dan uji koneksi');
    await press(region, 'Materi untuk diunduh');
    await sees(region, 'PDF · 293 kB');
    await isFit(region);
  });

  it('are fetched byte for byte, although the line is cut on the way', async () => {
    const saved = region.waitForEvent('download');
    await download(NAME).click();
    await sees(region, /^Mengunduh… [1-9]\d?%$/);
    line.cut();
    line.mend();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(NAME);
    expect(GUIDE.equals(await readFile(await file.path()))).toBe(true);
  });

  it('are beside the agenda in the room, for regions and for staff', async () => {
    await press(region, 'Masuk');
    await press(region, 'Acara');
    await press(region, 'Materi untuk diunduh');
    await sees(region, NAME);
    await isFit(region);
    const facilitator = await stage.joined(stage.server.path('facilitator'), LAPTOP);
    await facilitator.getByRole('tab', { name: 'Acara' }).click();
    await press(facilitator, 'Materi untuk diunduh');
    await sees(facilitator, NAME);
    await isFit(facilitator);
  });

  it('are taken away after a question, and then nobody has them', async () => {
    await press(organizer, `Hapus ${NAME}`);
    await press(organizer, 'Hapus');
    await expect.poll(() => card().getByText(NAME).count()).toBe(0);
    await download(NAME).click();
    await sees(region, 'Berkas ini tidak tersedia lagi.');
  });
});
