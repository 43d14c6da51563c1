// Texts of the materials. `materials_en.ts` follows its shape.
import { formatNumber } from './format';

export const materialsId = {
  none: 'Belum ada materi.',
  failed: 'Daftar materi belum dapat dimuat. Periksa sambungan Anda.',
  types: { 'application/pdf': 'PDF', 'image/png': 'Gambar PNG', 'image/jpeg': 'Gambar JPG' },
  download: 'Unduh',
  downloadOf: (name: string) => `Unduh ${name}`,
  going: (percent: number) => `Mengunduh… ${formatNumber(percent)}%`,
  stopped: (percent: number) =>
    `Sambungan terputus pada ${formatNumber(percent)}%. Yang sudah diunduh tetap tersimpan di halaman ini.`,
  goOn: 'Lanjutkan unduhan',
  gone: 'Berkas ini tidak tersedia lagi.',
  done: (name: string) => `${name} selesai diunduh.`,
};
