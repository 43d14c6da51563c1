// Texts of the way in: the source, in Indonesian. `en.ts` follows its shape.
import { formatNumber as n } from '../format';

export const id = {
  title: 'Masuk ke kegiatan',

  code: {
    title: 'Masuk dengan kode',
    text: 'Kode ada pada layar di ruangan Anda. Bila tidak ada, mintalah kepada panitia atau operator daerah Anda.',
    label: 'Kode masuk',
    hint: 'Angka daerah, lalu empat suku kata: seperti 7324-bako-rimu. Huruf besar, spasi, dan tanda hubung tidak berpengaruh.',
    submit: 'Lanjutkan',
    notACode:
      'Tulisan ini belum berbentuk kode. Kode terdiri dari angka daerah dan empat suku kata, seperti 7324-bako-rimu. Periksa hurufnya satu per satu.',
    unknown:
      'Kode ini tidak dikenal. Mungkin ada huruf yang tertukar, atau panitia sudah menggantinya. Cocokkan sekali lagi, atau mintalah kode yang baru.',
    tooFast: (seconds: number) =>
      `Terlalu banyak kode keliru untuk daerah ini. Silakan coba lagi dalam ${n(seconds)} detik. Tautan dari panitia tetap dapat dibuka.`,
    tooFastOver: 'Silakan coba lagi sekarang.',
    other: 'Pakai kode lain',
  },

  link: {
    unknown: 'Tautan ini tidak berlaku lagi',
    unknownText:
      'Masa berlakunya sudah habis, atau panitia menggantinya. Mintalah tautan baru, atau masuk dengan kode di bawah ini.',
  },

  over: {
    title: 'Kegiatan ini tidak menerima peserta lagi',
    text: 'Kegiatan sudah selesai atau dibatalkan. Bila Anda sudah terdaftar, bukalah tautan undangan Anda sendiri.',
  },

  unreachable:
    'Server belum dapat dihubungi. Yang Anda isi tetap ada di sini. Periksa sambungan internet, lalu coba lagi.',
  turnedAway:
    'Panitia belum dapat menerima Anda melalui pintu ini: terlalu banyak yang menunggu, atau Anda sudah dikeluarkan. Hubungi panitia.',

  known: {
    title: 'Perangkat ini sudah mempunyai undangan untuk kegiatan ini',
    text: 'Bila undangan itu milik Anda, masuklah dengannya. Bila bukan, isilah nama Anda sendiri di bawah.',
  },

  person: {
    title: 'Siapa yang masuk?',
    from: 'Anda masuk sebagai peserta dari',
    name: 'Nama lengkap',
    nameHint: 'Tulis seperti pada daftar hadir, dengan gelar bila ada.',
    nameMissing: 'Tulis nama Anda lebih dahulu.',
    unit: 'Unit kerja',
    unitHint: 'Misalnya Bapperida atau Dinas Kominfo.',
    tooLong: (max: number) => `Paling banyak ${n(max)} karakter.`,
    where: 'Di ruangan mana Anda mengikuti kegiatan?',
    whereMissing: 'Pilih ruangan Anda, atau bahwa Anda ikut sendiri.',
    alone: 'Saya ikut sendiri, tidak di ruangan itu',
    aloneOfSeveral: 'Saya ikut sendiri, tidak di salah satu ruangan ini',
    room: 'Ruangan',
    waits:
      'Setelah mengirim, Anda menunggu sebentar di ruang tunggu sampai panitia mempersilakan masuk. Lalu tekan Masuk.',
    enter: 'Masuk',
    ask: 'Minta masuk',
    privacy: (host: string) =>
      `Nama dan unit kerja Anda dipakai oleh ${host} untuk daftar hadir dan laporan kegiatan ini.`,
  },

  waiting: {
    title: 'Ruang tunggu',
    text: 'Panitia atau admin daerah Anda akan mempersilakan Anda masuk. Biarkan halaman ini terbuka: tombol Masuk akan muncul di sini.',
    attendance: 'Kehadiran mulai dicatat setelah Anda masuk.',
    name: 'Atas nama',
    refused: 'Panitia belum dapat menerima Anda',
    refusedText:
      'Bila menurut Anda ini keliru, hubungi panitia atau operator daerah Anda. Bila kemudian dipersilakan masuk, tombol Masuk muncul di sini.',
    asking: 'Halaman ini memeriksa sendiri setiap beberapa detik.',
    unreachable: 'Server belum menjawab. Halaman ini terus mencoba.',
    admitted: 'Anda dipersilakan masuk.',
  },

  pairing: {
    title: 'Ajak ponsel',
    intro: 'Orang di ruangan ini dapat ikut dengan ponselnya sendiri. Pindai kode di bawah dengan kamera ponsel.',
    left: (time: string) => `Berlaku ${time} lagi`,
    expired: 'Kode ini sudah habis masa berlakunya.',
    again: 'Buat kode baru',
    qr: (room: string) => `Kode QR untuk ponsel di ${room}`,
    orCode: 'Tanpa kamera: buka alamat ini, lalu ketik kodenya.',
    address: 'Alamat',
    code: 'Kode masuk',
    failed: 'Kode belum dapat dibuat. Periksa sambungan internet Anda, lalu coba lagi.',
  },

  screen: {
    join: 'Ikut dengan ponsel',
  },
};
