// Texts of what a first visit does not need: dialogs, conflicts, endings. `aside_en.ts` follows its shape.
import { formatNumber } from './format';

export const asideId = {
  outside: {
    noInvitation: 'Undangan belum dibuka',
    noInvitationText:
      'Buka halaman ini melalui tautan undangan yang Anda terima dari panitia. Tautan itu cukup dibuka satu kali di perangkat ini.',
    organizer: 'Penyelenggara: masuk di sini',
    haveCode: 'Masuk dengan kode daerah Anda',
    wrongPage: 'Tautan ini untuk pengelola kegiatan.',
    openManage: 'Buka halaman pengelola',
    unknownToken: 'Tautan tidak berlaku lagi',
    unknownTokenText:
      'Tautan undangan ini sudah dicabut atau tidak dikenal. Mintalah tautan baru kepada panitia, lalu buka di perangkat ini.',
    unreachable: 'Server belum dapat dihubungi',
    unreachableText:
      'Periksa sambungan internet Anda. Halaman ini akan mencoba lagi setelah Anda menekan tombol di bawah.',
  },

  endings: {
    revoked: {
      title: 'Tautan ini tidak berlaku lagi',
      text: 'Panitia mengganti atau mencabut tautan yang Anda pakai. Bila sudah menerima tautan baru, buka di perangkat ini; bila belum, mintalah kepada panitia. Isian yang belum terkirim tetap tersimpan di perangkat ini.',
    },
    removed: {
      title: 'Anda dikeluarkan dari kegiatan ini',
      text: 'Panitia mengeluarkan perangkat ini dari kegiatan. Jika menurut Anda ini keliru, hubungi panitia.',
    },
    archived: {
      title: 'Kegiatan ini sudah diarsipkan',
      text: 'Kegiatan telah ditutup dan disimpan sebagai arsip. Terima kasih atas keikutsertaan Anda. Untuk salinan lembar kerja, hubungi panitia.',
    },
    protocol_error: {
      title: 'Halaman perlu dimuat ulang',
      text: 'Halaman ini tidak lagi sesuai dengan server, biasanya karena aplikasi baru saja diperbarui. Muat ulang halaman untuk melanjutkan.',
    },
    too_many_devices: {
      title: 'Undangan ini dibuka di terlalu banyak perangkat',
      text: 'Satu undangan dapat dipakai di delapan perangkat sekaligus. Perangkat ini paling lama tidak aktif, jadi sambungannya ditutup. Tutup perangkat yang tidak dipakai, lalu lanjutkan di sini.',
    },
    left: {
      title: 'Anda sudah keluar',
      text: 'Waktu hadir Anda dicatat sampai saat Anda keluar. Anda dapat masuk kembali kapan saja selama kegiatan berlangsung.',
    },
    kept: (changes: number) =>
      `${formatNumber(changes)} perubahan yang belum terkirim tetap tersimpan di perangkat ini.`,
    continueHere: 'Lanjutkan di perangkat ini',
    enterAgain: 'Masuk kembali',
  },

  room: {
    title: 'Jumlah orang di ruangan',
    label: 'Berapa orang yang hadir di ruangan ini sekarang?',
    hint: (expected: number) =>
      `Perkiraan panitia: ${formatNumber(expected)} orang. Ubah lagi bila ada yang datang atau pulang.`,
    save: 'Simpan jumlah',
    saved: 'Jumlah orang tersimpan.',
    wrong: (max: number) => `Tulis angka dari 0 sampai ${formatNumber(max)}.`,
    offline: 'Sambungan sedang terputus. Jumlah akan dikirim begitu sambungan pulih.',
    later: 'Jumlah orang dapat diisi setelah ruang tunggu dibuka.',
  },

  help: {
    title: 'Kami butuh bantuan',
    intro: (step: string) => `Pendamping akan melihat bahwa Anda memerlukan bantuan pada langkah “${step}”.`,
    reason: 'Apa kendalanya?',
    reasonMissing: 'Pilih kendalanya lebih dahulu.',
    text: 'Ceritakan singkat',
    ask: 'Minta bantuan',
    open: (time: string) =>
      `Permintaan Anda sudah diterima pukul ${time}. Pendamping akan membantu; sementara itu Anda dapat mengisi bagian lain.`,
    claimedBy: (who: string) => `${who} sedang menangani permintaan Anda. Perhatikan obrolan dan pengeras suara.`,
    withdraw: 'Sudah teratasi, batalkan permintaan',
    withdrawn: 'Permintaan bantuan dibatalkan.',
    sent: 'Permintaan bantuan terkirim.',
    needsLive:
      'Permintaan bantuan dapat dikirim selama kegiatan berlangsung. Sekarang, silakan bertanya melalui Obrolan.',
    needsWorkbook:
      'Buat lembar kerja lebih dahulu, lalu minta bantuan pada langkah yang menyulitkan. Untuk pertanyaan lain, silakan tulis di Obrolan.',
    needsStep:
      'Permintaan bantuan menyebut langkah yang sedang Anda isi. Tunggu sampai fasilitator membuka langkah pertama, atau tulis di Obrolan.',
    offline: 'Sambungan sedang terputus. Permintaan akan dikirim begitu sambungan pulih.',
    reasons: {
      unclear: 'Kami belum paham maksudnya',
      document_missing: 'Dokumennya tidak ada pada kami',
      system: 'Ada gangguan pada aplikasi',
      other: 'Lainnya',
    },
  },

  conflict: {
    title: 'Isian ini juga diubah di perangkat lain',
    text: 'Pilih mana yang disimpan. Sebelum Anda memilih, keduanya aman.',
    ours: 'Isian di perangkat ini',
    otherDevice: 'Isian dari perangkat lain di lokasi Anda',
    theirs: (who: string) => `Isian ${who}`,
    keepOurs: 'Pakai isian perangkat ini',
    keepTheirs: 'Pakai isian yang lain',
    together: 'Gabungkan keduanya',
    empty: '(kosong)',
  },

  leave: {
    title: 'Keluar dari kegiatan?',
    text: 'Waktu hadir Anda berhenti dicatat sampai Anda masuk kembali.',
    unsent: (changes: number) =>
      `Masih ada ${formatNumber(changes)} perubahan yang belum terkirim. Perubahan itu tetap disimpan di perangkat ini dan baru terkirim setelah Anda masuk kembali.`,
  },
};
