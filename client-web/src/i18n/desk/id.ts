// Texts for those who mind the doors: the source, in Indonesian. `en.ts` follows its shape.
import { formatNumber as n } from '../format';

export const id = {
  failed: 'Belum berhasil. Periksa sambungan internet Anda, lalu coba lagi.',
  notNow: 'Ini tidak dapat dilakukan pada tahap kegiatan sekarang, atau sudah berubah. Daftar sudah diperbarui.',
  notYours: 'Peran Anda tidak dapat melakukan ini.',

  waiting: {
    title: 'Ruang tunggu',
    intro:
      'Mereka datang melalui pintu daerah dan belum boleh masuk: kuotanya penuh, pintunya ditutup, atau kegiatan dikunci.',
    none: 'Tidak ada yang menunggu.',
    stale: 'Daftar ini belum dapat diperbarui. Mungkin ada orang lain yang menunggu.',
    count: (count: number) => `${n(count)} minta masuk`,
    arrived: (who: string, region: string) => `${who} dari ${region} menunggu dipersilakan masuk`,
    since: (time: string) => `sejak pukul ${time}`,
    alone: 'ikut sendiri',
    noUnit: 'unit kerja tidak diisi',
    admit: 'Persilakan masuk',
    admitAll: (count: number) => `Persilakan semua (${n(count)})`,
    refuse: 'Tolak',
    confirmRefuse: (who: string) => `Tolak ${who}?`,
    confirmRefuseText: 'Orang ini diberi tahu bahwa panitia belum dapat menerimanya, dan hilang dari daftar ini.',
    lock: 'Kunci pintu',
    unlock: 'Buka kunci pintu',
    lockedShort: 'Pintu terkunci',
    locked: 'Pintu terkunci. Setiap orang baru menunggu di sini; yang sudah diundang tetap dapat masuk.',
    unlocked: 'Pintu terbuka. Orang baru langsung masuk selama kuota daerahnya cukup.',
  },

  help: {
    title: 'Meja bantuan',
    search: 'Cari daerah, lokasi, nama, atau unit kerja',
    hint: 'Ketik sedikitnya dua huruf, misalnya nama daerah.',
    searching: 'Mencari…',
    none: 'Tidak ada yang cocok. Coba sebagian nama saja.',
    found: (count: number) => `${n(count)} orang ditemukan`,
    more: 'Masih ada yang lain. Persempit pencarian.',
    withoutRegion: 'Tanpa daerah',

    presence: {
      connected: 'Terhubung sekarang',
      lost: (time: string) => `Sambungan terputus, terakhir terlihat ${time}`,
      left: (time: string) => `Sudah keluar, terakhir terlihat ${time}`,
      never: 'Belum pernah masuk',
    },
    at: (time: string) => `pukul ${time}`,
    onDay: (day: string, time: string) => `${day} pukul ${time}`,
    byDoor: 'masuk lewat pintu daerah',
    links: (count: number) => (count === 0 ? 'belum ada tautan' : `${n(count)} tautan berlaku`),
    revoked: 'Undangan dicabut',
    removed: 'Dikeluarkan',

    reissue: 'Tautan baru',
    making: 'Tautan baru sedang dibuat…',
    confirmReissue: (who: string) => `Buat tautan baru untuk ${who}?`,
    confirmReissueText:
      'Tautan yang lama langsung tidak berlaku, dan siapa pun yang sedang masuk dengannya dikeluarkan sampai membuka tautan yang baru.',
    remove: 'Keluarkan',
    confirmRemove: (who: string, region?: string) =>
      region === undefined || region === who ? `Keluarkan ${who}?` : `Keluarkan ${who} (${region})?`,
    confirmRemoveText: (door: string | null) =>
      `Semua perangkatnya diputus dan tautannya tidak berlaku lagi. Kehadirannya tetap tercatat.${
        door === null
          ? ''
          : ` Ia masuk lewat pintu ${door}; pintu itu ikut ditutup, dan setiap orang baru dari sana menunggu sampai Anda membukanya lagi.`
      }`,
    pair: 'Ajak ponsel',

    door: {
      title: 'Pintu daerah',
      code: 'Kode masuk',
      entered: (entered: number, quota: number) => `${n(entered)} dari kuota ${n(quota)} sudah masuk`,
      closed: 'Pintu ditutup: setiap orang baru menunggu',
      closedShort: 'ditutup',
      close: 'Tutup pintu',
      open: 'Buka pintu',
      quota: 'Kuota',
      quotaHint: (max: number) => `Sebanyak ini masuk tanpa menunggu, paling banyak ${n(max)}.`,
      quotaWrong: (max: number) => `Tulis angka dari 0 sampai ${n(max)}.`,
      saveQuota: 'Simpan kuota',
      link: 'Bagikan tautan dan kode',
      sayCode: 'Bacakan kode',
      renew: 'Ganti kode',
      confirmRenew: (region: string) => `Ganti kode ${region}?`,
      confirmRenewText:
        'Kode lama dan semua tautan pintu yang sudah dibagikan tidak berlaku lagi. Yang sudah masuk tidak terganggu.',
    },

    share: {
      link: 'Tautan baru',
      door: 'Tautan dan kode daerah',
      phone: 'Kode untuk dibacakan',
      once: 'Salin sekarang. Tautan ini hanya ditampilkan satu kali.',
      message: 'Pesan untuk WhatsApp',
      copyMessage: 'Salin untuk WhatsApp',
      address: 'Tautan saja',
      copyAddress: 'Salin tautan',
      spoken: 'Untuk dibacakan lewat telepon',
      copied: 'Tersalin',
      copyFailed: 'Peramban tidak mengizinkan penyalinan. Pilih teksnya, lalu salin sendiri.',
      /** Whom a message is to: a person, the people of a room, those of a region, somebody of the staff. */
      dear: {
        person: (name: string, region: string) => `Yth. ${name}, ${region}`,
        site: (site: string, region: string) => `Yth. Bapak/Ibu di ${site}, ${region}`,
        region: (region: string) => `Yth. Bapak/Ibu dari ${region}`,
        staff: (name: string) => `Yth. Bapak/Ibu ${name}`,
      },
      personal: (dear: string, title: string, address: string) =>
        `${dear},\n\nBerikut tautan baru untuk mengikuti ${title}:\n${address}\n\nTautan yang lama tidak berlaku lagi. Tautan ini khusus untuk Anda; mohon tidak diteruskan.`,
      region: (region: string, title: string, address: string, page: string, code: string) =>
        `Yth. Bapak/Ibu dari ${region},\n\nSilakan mengikuti ${title} melalui tautan ini:\n${address}\n\nAtau buka ${page} dan ketik kode ${code}.\nTautan dan kode ini boleh diteruskan kepada rekan di ${region}. Setiap orang mengisi namanya sendiri.`,
      say: (page: string, code: string) => `Buka ${page} pada peramban. Ketik kode: ${code}.`,
    },

    digits: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  },
};
