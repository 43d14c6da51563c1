// Texts of the agenda and the chat. `panels_en.ts` follows its shape.
import { formatNumber } from './format';

export const panelsId = {
  agenda: {
    title: 'Acara',
    materials: 'Materi untuk diunduh',
    onTime: 'Sesuai jadwal',
    late: (minutes: number) => `Mundur ${formatNumber(minutes)} menit`,
    early: (minutes: number) => `Lebih cepat ${formatNumber(minutes)} menit`,
    states: { pending: 'Menunggu', running: 'Berlangsung', done: 'Selesai', skipped: 'Dilewati' },
    notHeld: 'Tidak dilaksanakan',
    now: 'Sekarang',
    next: 'Berikutnya',
    all: 'Seluruh mata acara',
    at: (zones: string) => `Pukul ${zones}`,
    planned: (zones: string) => `Rencana semula pukul ${zones}`,
    minutes: (minutes: number) => `${formatNumber(minutes)} menit`,
    ends: (zones: string) => `Perkiraan selesai pukul ${zones}`,
    meeting: 'Buka rapat video',
    meetingHere: 'Tampilkan di halaman ini',
    meetingHide: 'Tutup di halaman ini',
    meetingFrame: 'Rapat video',
    present: (present: number, invited: number) =>
      `${formatNumber(present)} dari ${formatNumber(invited)} pemerintah daerah hadir`,
  },

  chat: {
    title: 'Obrolan',
    messages: 'Pesan-pesan',
    empty: 'Belum ada pesan. Pertanyaan Anda dibaca moderator dan semua daerah.',
    older: 'Tampilkan pesan sebelumnya',
    olderFailed: 'Pesan sebelumnya belum dapat dimuat.',
    label: 'Tulis pesan untuk semua peserta',
    post: 'Kirim pesan',
    posting: 'Mengirim…',
    waiting: 'Akan terkirim begitu sambungan pulih.',
    reply: 'Balas',
    replyTo: (who: string) => `Membalas ${who}`,
    replyCancel: 'Batal membalas',
    hidden: 'Pesan ini disembunyikan oleh moderator.',
    gone: 'Pesan yang dibalas tidak tampil di sini.',
    pinned: 'Pesan disematkan',
    slow: (seconds: number) => `Obrolan diperlambat: satu pesan setiap ${formatNumber(seconds)} detik.`,
    muted: 'Pengiriman pesan dari undangan Anda dinonaktifkan oleh moderator.',
    closed: 'Obrolan dibuka saat ruang tunggu dibuka dan ditutup saat kegiatan selesai.',
    tooLong: (over: number) => `Kelebihan ${formatNumber(over)} karakter.`,
  },
};
