// Texts of the region's page and of what all pages share: the source, in Indonesian. `en.ts` follows its shape.
import { formatNumber } from './format';

export const id = {
  brand: 'Bimtek',
  close: 'Tutup',
  cancel: 'Batal',
  retry: 'Coba lagi',
  reload: 'Muat ulang halaman',
  missingPart: 'Sebagian halaman belum termuat. Isian dan pesan tetap tersimpan.',
  loading: 'Memuat…',
  optional: '(boleh dikosongkan)',
  skipToContent: 'Langsung ke isi',
  announcement: 'Pengumuman',
  notices: 'Pemberitahuan',

  roles: {
    organizer: 'Penyelenggara',
    facilitator: 'Fasilitator',
    moderator: 'Moderator',
    helper: 'Pendamping',
    site_operator: 'Operator lokasi',
    participant: 'Peserta',
    region_admin: 'Admin daerah',
    screen: 'Layar',
    observer: 'Pimpinan',
  },

  settings: {
    language: 'Bahasa',
    indonesian: 'Indonesia',
    english: 'English',
    largeType: 'Huruf lebih besar',
    normalType: 'Huruf biasa',
  },

  entry: {
    invitedAs: 'Anda diundang sebagai',
    onBehalfOf: 'Mewakili',
    site: 'Lokasi',
    time: (zones: string) => `Pukul ${zones}`,
    enter: 'Masuk',
    beforehand: 'Materi dan uji koneksi',
    privacy: 'Pemberitahuan privasi',
    enterNote: 'Kehadiran mulai dicatat setelah Anda menekan Masuk. Membuka halaman ini saja belum dihitung hadir.',
    stateNotes: {
      scheduled:
        'Kegiatan belum dibuka. Anda boleh masuk sekarang dan menunggu; kehadiran dicatat sejak ruang tunggu dibuka.',
      lobby: 'Ruang tunggu sudah dibuka.',
      live: 'Kegiatan sedang berlangsung.',
      ended: 'Kegiatan sudah selesai. Lembar kerja Anda masih dapat dibuka.',
      archived: 'Kegiatan ini sudah diarsipkan.',
      cancelled: 'Kegiatan ini dibatalkan.',
    },
    otherInvitations: 'Undangan lain di perangkat ini',
  },

  connection: {
    connecting: 'Menghubungkan…',
    open: 'Terhubung',
    waiting: 'Sambungan terputus',
    closed: 'Tidak terhubung',
    lost: (seconds: number) =>
      `Sambungan terputus. Mencoba lagi dalam ${formatNumber(seconds)} detik. Isian aman di perangkat ini; silakan terus mengisi.`,
    reconnecting:
      'Sambungan terputus. Sedang menghubungkan kembali… Isian aman di perangkat ini; silakan terus mengisi.',
    retryNow: 'Hubungkan sekarang',
    lostSpoken: 'Sambungan terputus. Isian tetap tersimpan di perangkat ini.',
    backSpoken: 'Sambungan pulih.',
  },

  refusals: {
    not_allowed: 'Peran Anda tidak dapat melakukan ini.',
    wrong_state: 'Ini belum atau tidak lagi dapat dilakukan pada tahap kegiatan sekarang.',
    unknown: 'Yang Anda maksud tidak ditemukan. Mungkin sudah dihapus.',
    id_reused: 'Permintaan ini tertukar dengan permintaan lain. Silakan ulangi.',
    too_fast: 'Terlalu cepat. Tunggu sebentar, lalu coba lagi.',
    too_long: 'Teks terlalu panjang. Persingkat, lalu coba lagi.',
    too_short: 'Teks terlalu pendek.',
    muted: 'Panitia menonaktifkan pengiriman pesan dari undangan Anda.',
    slow_mode: 'Obrolan sedang diperlambat. Tunggu sebentar sebelum mengirim pesan berikutnya.',
    step_closed: 'Langkah ini sudah ditutup oleh fasilitator.',
    stale: 'Isian ini sudah diubah di perangkat lain.',
    invalid: 'Isian ini tidak dapat diterima. Periksa kembali.',
    busy: 'Server sedang sibuk. Coba lagi sebentar.',
    unavailable: 'Server sedang memulihkan diri. Permintaan Anda akan dikirim ulang.',
  },

  save: {
    saved: (time: string) => `Tersimpan ${time}`,
    saving: 'Menyimpan…',
    offline: (changes: number) => `Luring – ${formatNumber(changes)} perubahan disimpan di perangkat ini`,
    unsaved: 'Belum tersimpan – masuk lagi',
    unsavedMarked: 'Belum tersimpan – periksa isian bertanda',
    notPersistent:
      'Peramban ini tidak mengizinkan penyimpanan di perangkat. Jangan tutup halaman sebelum tertulis Tersimpan.',
  },

  room: {
    people: (count: number) => `${formatNumber(count)} orang di ruangan`,
    unknown: 'Jumlah orang?',
    phones: 'Ajak ponsel',
    change: 'ubah',
  },

  tabs: {
    label: 'Bagian halaman',
    step: 'Langkah',
    agenda: 'Acara',
    chat: 'Obrolan',
    unread: (n: number) => `${formatNumber(n)} pesan baru`,
  },

  step: {
    caption: (number: number, of: number) => `Langkah ${number} dari ${of}`,
    list: 'Langkah hari ini',
    gates: { locked: 'Belum dibuka', open: 'Dibuka', closed: 'Ditutup' },
    work: { untouched: 'Belum diisi', touched: 'Sedang diisi', done: 'Selesai' },
    current: 'Fasilitator di sini',
    opened: (title: string) => `Fasilitator membuka langkah: ${title}`,
    goThere: 'Ke langkah ini',
    endedNotice: 'Kegiatan sudah selesai. Isian Anda tetap dapat dibaca.',
    ended: 'Kegiatan selesai',
    endedOpen: 'Kegiatan sudah selesai. Lembar kerja masih dapat diisi sampai batas waktu yang ditetapkan panitia.',
    endedUntil: (day: string, time: string) =>
      `Kegiatan sudah selesai. Lembar kerja masih dapat diisi sampai ${day}, pukul ${time}.`,
  },

  workbook: {
    create: 'Buat lembar kerja',
    createFirst: 'Mulai dengan lembar kerja pertama',
    createFirstText:
      'Satu lembar kerja untuk satu inovasi. Tulis nama inovasi yang akan dipakai berlatih; yang lain dapat ditambah kemudian.',
    name: 'Nama inovasi',
    nameHint: 'Tulis persis seperti pada SK atau regulasi.',
    nameMissing: 'Tulis nama inovasi lebih dahulu.',
    nameTooLong: (max: number) => `Nama inovasi paling banyak ${formatNumber(max)} karakter.`,
  },

  help: {
    button: 'Kami butuh bantuan',
    asked: 'Bantuan diminta',
    claimed: 'Sedang dibantu',
  },

  lobby: {
    title: 'Ruang tunggu',
    scheduledText:
      'Panitia belum membuka ruang tunggu. Halaman ini akan berubah sendiri; Anda tidak perlu memuat ulang.',
    text: 'Kegiatan segera dimulai. Sambil menunggu, isilah jumlah orang di ruangan dan buatlah lembar kerja pertama.',
    textParticipant:
      'Kegiatan segera dimulai. Sambil menunggu, buatlah lembar kerja pertama atau sapa peserta lain di Obrolan.',
    recorded: (time: string) => `Kehadiran Anda tercatat pukul ${time}`,
  },

  leave: 'Keluar',
};
