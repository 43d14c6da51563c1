// `en.ts` follows its shape.
export const id = {
  title: 'Pemberitahuan privasi',
  /** While the organizer has set none. */
  unset: (host: string) =>
    `${host} belum menetapkan pemberitahuan privasi di aplikasi ini. Tanyakan kepada panitia untuk apa data Anda dipakai dan berapa lama disimpan.`,
  failed: 'Pemberitahuan privasi belum dapat dimuat.',
  parts: {
    controller: 'Pengendali data',
    purpose: 'Tujuan',
    basis: 'Dasar hukum',
    retention: 'Masa simpan',
    contact: 'Narahubung',
  },

  form: {
    notYet: 'Belum diisi: siapa pun yang diminta menulis namanya membaca bahwa instansi Anda belum menetapkannya.',
    intro:
      'Dibaca setiap orang sebelum mengisi namanya. Bagian yang kosong sudah diberi contoh; sesuaikan dengan ketentuan instansi Anda.',
    hints: {
      controller: 'Instansi yang menentukan pemakaian data, beserta alamatnya.',
      purpose: 'Untuk apa nama, unit kerja, dan catatan kehadiran dipakai.',
      basis: 'Ketentuan yang menjadi dasar, misalnya pelayanan publik.',
      retention: 'Berapa lama data disimpan dan kapan dihapus.',
      contact: 'Kepada siapa orang bertanya, memperbaiki, atau meminta penghapusan datanya.',
    },
    examples: {
      controller: '',
      purpose:
        'Penyelenggaraan bimbingan teknis: pencatatan kehadiran sebagai bukti kegiatan, tanya jawab, dan latihan pengisian.',
      basis: 'Pelaksanaan pelayanan publik (Undang-Undang Nomor 27 Tahun 2022, Pasal 20).',
      retention:
        'Daftar hadir disimpan sesuai jadwal retensi arsip. Nomor telepon dan catatan teknis dihapus paling lama 90 hari setelah kegiatan.',
      contact: '',
    },
    missing: 'Isi bagian ini.',
    tooLong: 'Paling banyak 2.000 karakter.',
    save: 'Simpan pemberitahuan',
    saved: 'Pemberitahuan privasi disimpan.',
    failed: 'Pemberitahuan belum tersimpan. Coba lagi; isian Anda tetap ada.',
  },
};
