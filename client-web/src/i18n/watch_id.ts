// Texts of the pages that only watch. `watch_en.ts` follows its shape.
import { formatNumber as n } from './format';

export const watchId = {
  obstacles: {
    no_invitation: 'Buka halaman ini melalui tautan dari panitia.',
    unknown_token: 'Tautan ini tidak berlaku lagi. Mintalah tautan baru kepada panitia.',
    wrong_page: 'Tautan ini bukan untuk halaman ini. Bukalah seperti yang tertulis pada undangan.',
    unreachable: 'Server belum dapat dihubungi. Halaman ini mencoba lagi sendiri.',
  },
  stale: (time: string) => `Sambungan terputus. Data terakhir pukul ${time}. Halaman ini menyambung kembali sendiri.`,
  dataAt: (time: string) => `Data pukul ${time}`,
  now: 'Sekarang',
  next: 'Berikutnya',
  at: (time: string) => `Pukul ${time}`,
  left: 'Sisa waktu',
  untilStart: 'Menuju mulai',
  timeIsUp: 'Waktu habis',
  noItem: 'Belum ada acara yang berjalan',
  lobby: 'Ruang tunggu',
  startsAt: (time: string) => `Kegiatan dimulai pukul ${time}`,
  step: (number: number, of: number) => `Langkah ${n(number)} dari ${n(of)}`,
  stepClosed: 'sudah ditutup',
  noStep: 'Belum ada langkah yang dibuka',
  done: (done: number, of: number) => `${n(done)} dari ${n(of)} lembar kerja selesai`,
  provinces: 'Per provinsi',
  province: 'Provinsi',
  present: 'Daerah hadir',
  completed: 'Lembar kerja selesai',
  ratio: (part: number, of: number) => `${n(part)} dari ${n(of)}`,
  page: (page: number, of: number) => `${n(page)} dari ${n(of)}`,
  totals: {
    regions: 'Pemerintah daerah hadir',
    sites: 'Lokasi hadir',
    heads: 'Orang di ruangan',
    people: 'Masuk dengan nama sendiri',
    of: (invited: number) => `dari ${n(invited)} diundang`,
    expected: (heads: number) => `dari perkiraan ${n(heads)}`,
    byName: 'terhubung sekarang',
  },
  sentences: {
    present: (regions: number, invited: number, sites: number, heads: number) =>
      `${n(regions)} dari ${n(invited)} pemerintah daerah hadir, di ${n(sites)} lokasi dengan ${n(heads)} orang.`,
    waiting: (time: string) => `Kegiatan belum dimulai; rencananya pukul ${time}.`,
    stillThere: (regions: number, invited: number) =>
      `Saat ini ${n(regions)} dari ${n(invited)} pemerintah daerah masih terhubung.`,
    report: 'Siapa yang hadir selama kegiatan ada dalam laporan kehadiran.',
    onTime: 'Acara berjalan sesuai jadwal.',
    late: (minutes: number) => `Acara mundur ${n(minutes)} menit dari jadwal.`,
    early: (minutes: number) => `Acara lebih cepat ${n(minutes)} menit dari jadwal.`,
    noStep: 'Daerah belum mulai mengisi lembar kerja.',
    step: (done: number, of: number, stuck: number) =>
      `Pada langkah ini ${n(done)} dari ${n(of)} lembar kerja selesai; ${stuck === 0 ? 'tidak ada yang menunggu bantuan' : `${n(stuck)} menunggu bantuan`}.`,
  },
};
