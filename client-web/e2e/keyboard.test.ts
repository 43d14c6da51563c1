// From the link to a saved answer without a pointer.
import { describe, expect, it } from 'vitest';
import { LAPTOP, PHONE, press, sees, type Stage, onStage, tabTo } from './stage.ts';

describe('the keyboard alone', () => {
  let stage: Stage;
  onStage(async (set) => {
    stage = set;
    const facilitator = await stage.joined(stage.server.path('facilitator'), LAPTOP);
    await press(facilitator, 'Buka ruang tunggu');
    await press(facilitator, 'Mulai kegiatan');
    await press(facilitator, /^Langkah berikutnya/);
  });

  for (const [screen, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
    it(`leads from the entry to a saved answer on a ${screen}`, async () => {
      const region = await stage.device(size);
      await region.goto(stage.server.path('site_operator', screen === 'phone' ? '73.24' : '73.22'));
      await sees(region, region.getByRole('button', { name: 'Masuk' }));

      await tabTo(region, region.getByRole('button', { name: 'Masuk' }));
      await region.keyboard.press('Enter');
      await region.getByLabel('Nama inovasi').waitFor();
      await region.keyboard.press('Shift+Tab');
      await tabTo(region, region.getByRole('button', { name: 'Langsung ke isi' }));
      await region.keyboard.press('Enter');
      await tabTo(region, region.getByLabel('Nama inovasi'));
      await region.keyboard.type('Posyandu Digital');
      await region.keyboard.press('Enter');

      await region.getByLabel(/^Nama inovasi daerah/).waitFor();
      await tabTo(region, region.getByLabel(/^Nama inovasi daerah/));
      await region.keyboard.type('Posyandu Digital');
      const stages = region.getByRole('group', { name: /^Tahapan inovasi/ }).getByRole('radio');
      await tabTo(region, stages.first());
      await region.keyboard.press('ArrowDown');
      expect(await stages.nth(1).isChecked()).toBe(true);
      await sees(region, /^Tersimpan \d\d\.\d\d$/);

      const check = region.getByRole('button', { name: 'Periksa langkah ini' });
      await tabTo(region, check);
      await region.keyboard.press('Enter');
      await sees(region, 'Pilih jawaban untuk “Inisiator inovasi daerah”.');
      await region.keyboard.press('Tab');
      await region.keyboard.press('Enter');
      const initiators = region.getByRole('group', { name: /^Inisiator inovasi/ });
      expect(await initiators.evaluate((group) => group.contains(document.activeElement))).toBe(true);
    });
  }
});
