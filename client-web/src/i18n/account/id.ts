// Texts of the page of one's own account: the source, in Indonesian.
import { formatNumber as n } from '../format';

export const id = {
  password: 'Ganti kata sandi',
  passwordNote:
    'Setelah diganti, perangkat lain harus masuk kembali, skrip berhenti, dan ruang kegiatan yang terbuka ditutup.',
  old: 'Kata sandi sekarang',
  fresh: 'Kata sandi baru',
  freshHint: 'Sedikitnya 8 karakter. Kalimat yang panjang lebih mudah diingat dan lebih sulit ditebak.',
  repeat: 'Kata sandi baru, sekali lagi',
  change: 'Ganti kata sandi',
  changed: 'Kata sandi sudah diganti. Perangkat lain harus masuk kembali.',
  oldWrong: 'Ini bukan kata sandi Anda yang sekarang.',
  freshWrong: 'Kata sandi baru harus 8 sampai 200 karakter.',
  repeatWrong: 'Kedua kata sandi baru tidak sama.',
  oldMissing: 'Isi kata sandi Anda yang sekarang.',
  everywhere: 'Keluar dari semua perangkat',
  everywhereNote: 'Bila Anda lupa keluar di suatu komputer, atau khawatir orang lain memakai akun Anda.',
  everywhereAsk: 'Keluar dari semua perangkat?',
  everywhereAskText:
    'Perangkat ini juga harus masuk kembali. Token untuk skrip berhenti berlaku, dan ruang kegiatan yang terbuka ditutup.',

  scripts: {
    title: 'Token untuk skrip',
    intro:
      'Skrip dengan token bertindak atas nama Anda melalui API: membaca, mengubah rencana, membuat tautan. Skrip tidak dapat mengganti kata sandi, membuat token, atau masuk ke ruang kegiatan.',
    name: 'Untuk skrip apa',
    nameHint: 'Misalnya “rekap harian”. Nama ini tampil di catatan perubahan.',
    expires: 'Berlaku sampai',
    days: (count: number) => `${n(count)} hari`,
    never: 'Tanpa batas waktu',
    make: 'Buat token',
    none: 'Belum ada token.',
    until: (date: string) => `berlaku sampai ${date}`,
    made: (date: string) => `dibuat ${date}`,
    once: 'Salin token ini sekarang. Token tidak ditampilkan lagi.',
    newTitle: 'Token baru',
    token: 'Token',
    copy: 'Salin token',
    copied: 'Token sudah disalin.',
    revoke: 'Cabut',
    revokeAsk: (name: string) => `Cabut token “${name}”?`,
    revokeAskText: 'Skrip yang memakainya langsung ditolak. Ini tidak dapat dibatalkan.',
    nameMissing: 'Isi nama skrip, paling banyak 80 karakter.',
    tooMany: 'Anda sudah mempunyai 20 token. Cabut yang tidak dipakai lagi.',
  },
};
