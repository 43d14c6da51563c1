// What someone may type to break the page, seen by the others: shown as text, run by nobody, and kept within the page.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEXTS } from './hostile_texts.ts';
import { hasNoSidewaysScroll, holds, isFit, PHONE, press, sees, type Stage, onStage } from './stage.ts';

describe('hostile texts', () => {
  let stage: Stage;
  let facilitator: Page;
  let writer: Page;
  let reader: Page;

  onStage((set) => {
    stage = set;
  });

  async function isHarmless(page: Page): Promise<void> {
    expect(stage.troubles).toEqual([]);
    expect(await page.locator('img[src="x"], svg[onload], main script').count()).toBe(0);
    await hasNoSidewaysScroll(page);
  }

  it('are shown as text in the chat of regions and staff', async () => {
    facilitator = await stage.joined(stage.server.path('facilitator'), PHONE);
    await press(facilitator, 'Buka ruang tunggu');
    await press(facilitator, 'Mulai kegiatan');
    await press(facilitator, /^Langkah berikutnya/);
    await facilitator.getByRole('tab', { name: /^Obrolan/ }).click();
    writer = await stage.joined(stage.server.path('site_operator', '73.24'), PHONE);
    reader = await stage.joined(stage.server.path('site_operator', '73.22'), PHONE);
    for (const page of [writer, reader]) await press(page, /^Obrolan/);

    for (const text of TEXTS) {
      await writer.getByLabel('Tulis pesan untuk semua peserta').fill(text);
      await press(writer, 'Kirim pesan');
      for (const page of [writer, reader, facilitator])
        await sees(page, page.getByRole('article').filter({ hasText: text.normalize('NFC') }));
    }
    for (const page of [writer, reader, facilitator]) await isHarmless(page);
  });

  it('are shown as text in names of workbooks and in answers, on every device and on the board', async () => {
    const second = await stage.joined(stage.server.path('site_operator', '73.24'), PHONE);
    await press(writer, 'Langkah');
    for (const [index, text] of TEXTS.entries()) {
      if (index > 0) await press(writer, '+ Tambah lembar kerja');
      await writer.getByLabel('Nama inovasi', { exact: true }).last().fill(text);
      await press(writer, 'Buat lembar kerja');
      const name = writer.getByLabel(/^Nama inovasi daerah/);
      await holds(name, '');
      await name.fill(text);
      await name.blur();
      await sees(writer, /^Tersimpan \d\d\.\d\d$/);
      await isHarmless(writer);
      if (index > 0) await second.getByLabel('Lembar kerja').selectOption({ label: text.normalize('NFC') });
      await holds(second.getByLabel(/^Nama inovasi daerah/), text.normalize('NFC'));
      await isHarmless(second);
    }

    await facilitator.getByRole('tab', { name: 'Papan' }).click();
    await facilitator.getByLabel('Cari daerah').fill('Luwu Timur');
    await facilitator
      .getByRole('row', { name: /Luwu Timur/ })
      .getByRole('button')
      .click();
    await facilitator
      .getByRole('row')
      .nth(TEXTS.length + 1)
      .waitFor();
    await isHarmless(facilitator);
  });

  it('are shown as text in requests for help and announcements', async () => {
    await press(writer, /Kami butuh bantuan/);
    await writer.getByLabel('Lainnya').check();
    await writer.getByLabel(/^Ceritakan singkat/).fill(TEXTS.join(' '));
    await press(writer, 'Minta bantuan');
    await facilitator.getByRole('tab', { name: /^Bantuan/ }).click();
    await press(facilitator, /^Ambil ?: Kabupaten Luwu Timur/);
    await isHarmless(facilitator);

    await press(facilitator, /^Umumkan/);
    await facilitator.getByLabel('Isi pengumuman').fill(TEXTS.slice(0, 4).join(' ').slice(0, 500));
    await press(facilitator, 'Umumkan sekarang');
    for (const page of [writer, reader]) {
      await sees(page, page.getByRole('region', { name: 'Pengumuman' }));
      await isHarmless(page);
    }
    await isFit(reader);
    await isFit(facilitator);
  });
});
