// Texts of the plan form: the source, in Indonesian. `en.ts` follows its shape.
import { formatNumber as n } from '../format';

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${n(rest)} menit`;
  return rest === 0 ? `${n(hours)} jam` : `${n(hours)} jam ${n(rest)} menit`;
};

export const id = {
  newTitle: 'Buat kegiatan',
  editTitle: 'Rencana kegiatan',
  newIntro:
    'Isi seperlunya, lalu simpan. Semuanya masih dapat diubah sampai ruang tunggu dibuka, dan sebagian besar juga sesudahnya.',
  optional: '(boleh dikosongkan)',
  toSession: 'Halaman kegiatan',
  sections: 'Bagian rencana',
  duration,

  bar: {
    label: 'Penyimpanan',
    save: 'Simpan rencana',
    create: 'Buat kegiatan',
    saving: 'Menyimpan…',
    unchanged: 'Tidak ada perubahan',
    unsaved: (parts: string) => `Belum disimpan: ${parts}`,
    saved: (time: string) => `Tersimpan pukul ${time}`,
    kept: 'Yang Anda ketik disimpan di perangkat ini.',
    unkept: 'Peramban ini tidak dapat menyimpan draf. Simpan rencana sebelum menutup halaman.',
    undo: 'Urungkan',
  },

  restored: {
    title: 'Draf Anda dipulihkan',
    text: (when: string) => `Perubahan yang belum disimpan dari ${when} diambil dari perangkat ini.`,
    discard: 'Buang draf',
    confirm: 'Buang semua yang belum disimpan?',
    confirmText: 'Formulir kembali ke rencana yang tersimpan. Ini tidak dapat diurungkan.',
  },

  leave: {
    title: 'Tinggalkan formulir ini?',
    text: 'Ada perubahan yang belum disimpan. Drafnya tetap ada di perangkat ini dan muncul lagi saat formulir dibuka.',
    stay: 'Tetap di sini',
    leave: 'Tinggalkan, draf disimpan',
  },

  failures: {
    unreachable: 'Belum tersimpan: server tidak dapat dihubungi. Isian Anda tetap ada. Coba simpan lagi.',
    unsure:
      'Jawaban server tidak sampai, jadi belum pasti kegiatan ini sudah dibuat. Isian Anda tetap ada. Simpan sekali lagi tanpa mengubah isian: kegiatan tidak akan dibuat dua kali.',
    signed_out: 'Belum tersimpan: Anda perlu masuk kembali. Isian Anda tetap ada. Tekan simpan untuk masuk.',
    missing: 'Belum tersimpan: kegiatan ini tidak ada lagi di server. Isian Anda tetap ada.',
    over: 'Belum tersimpan: kegiatan ini sudah diarsipkan atau dibatalkan, sehingga rencananya tidak dapat diubah lagi.',
  },

  errors: {
    title: (count: number) => `${n(count)} hal perlu diperbaiki sebelum rencana dapat disimpan`,
    where: (place: string, mistake: string) => `${place}: ${mistake}`,
    item: (title: string) => `mata acara “${title}”`,
    itemNumber: (place: number) => `mata acara ke-${n(place)}`,
    codes: {
      required: 'Bagian ini belum diisi.',
      empty: 'Bagian ini belum diisi.',
      wrong_type: 'Tulis bilangan bulat.',
      too_long: 'Teks ini terlalu panjang.',
      too_many: 'Jumlahnya terlalu banyak.',
      out_of_range: 'Angka ini di luar batas.',
      bad_date: 'Tanggal ini tidak ada di kalender, atau tahunnya di luar 2000–2999.',
      bad_time: 'Tulis jam seperti 08.00.',
      bad_url: 'Tautan harus diawali https://.',
      overlapping: 'Mulai sebelum mata acara sebelumnya selesai.',
      gap: 'Ada jeda setelah mata acara sebelumnya.',
      unknown_region: 'Daerah ini tidak dikenal.',
      unknown_walkthrough: 'Pilih formulir yang diajarkan.',
      unknown_step: 'Langkah ini tidak ada pada formulir.',
      fixed: 'Bagian ini tidak dapat diubah lagi.',
    } as Record<string, string>,
  },

  fixed: {
    over: {
      archived: 'Kegiatan ini sudah diarsipkan. Rencananya hanya dapat dibaca; salin kegiatan untuk memakainya lagi.',
      cancelled: 'Kegiatan ini dibatalkan. Rencananya hanya dapat dibaca; salin kegiatan untuk memakainya lagi.',
    },
    time: 'Ruang tunggu sudah dibuka, jadi tanggal, zona, dan jam mulai tidak berubah lagi: daerah sudah menunggu pada waktu itu.',
    agenda:
      'Ruang tunggu sudah dibuka, jadi susunan acara kini diatur di halaman kendali (geser, tambah, ubah lama), dan semua layar ikut berubah.',
    form: 'Ruang tunggu sudah dibuka, jadi formulir dan langkah hari ini tidak berubah lagi: daerah mengisi lembar kerja menurut langkah itu.',
    invited:
      'Kegiatan sudah dimulai, jadi daerah dan lokasi dapat ditambah tetapi tidak dikeluarkan lagi: kehadirannya sudah dicatat.',
    invitedRefused:
      'Ada daerah atau lokasi yang tidak dapat dikeluarkan lagi, karena kegiatan sudah dimulai atau daerahnya sudah punya lembar kerja.',
    attendance:
      'Kegiatan sudah dimulai, jadi aturan kehadiran tidak berubah lagi: semua peserta dinilai dengan aturan yang sama.',
    changed: 'Isian Anda di sini berbeda dari yang berlaku dan tidak dapat disimpan lagi.',
    restore: 'Pakai yang berlaku',
    restoreInvited: 'Undang kembali yang dikeluarkan',
  },

  basics: {
    title: 'Pokok kegiatan',
    name: 'Nama kegiatan',
    nameEn: 'Nama dalam bahasa Inggris',
    theme: 'Tema',
    host: 'Penyelenggara',
    hostHint: 'Nama lembaga seperti pada surat undangan.',
    meeting: 'Tautan rapat video',
    meetingHint: 'Zoom, YouTube, atau lainnya; diawali https://. Dapat ditambahkan atau diganti kapan saja.',
  },

  time: {
    title: 'Waktu',
    date: 'Tanggal',
    start: 'Jam mulai',
    startHint: 'Misalnya 08.00',
    zone: 'Zona waktu',
    zones: {
      'Asia/Jakarta': 'WIB (Jawa, Sumatra)',
      'Asia/Pontianak': 'WIB (Kalimantan Barat, Tengah)',
      'Asia/Makassar': 'WITA',
      'Asia/Jayapura': 'WIT',
    },
    span: (date: string, from: string, to: string) => `${date}, pukul ${from} sampai ${to}`,
    spanNoDate: (from: string, to: string) => `Pukul ${from} sampai ${to}`,
    past: 'Tanggal ini sudah lewat.',
    nextDay: 'Selesai pada hari berikutnya.',
  },

  agenda: {
    title: 'Susunan acara',
    summary: (items: number, length: string) => `${n(items)} mata acara, ${length}`,
    until: (time: string) => `selesai pukul ${time}`,
    counted: (length: string) => `Dihitung sebagai waktu kehadiran: ${length}.`,
    columns: {
      time: 'Waktu',
      title: 'Mata acara',
      kind: 'Jenis',
      minutes: 'Menit',
      pic: 'Penanggung jawab',
      actions: 'Tindakan',
    },
    numbered: (place: number) => `Mata acara ${n(place)}`,
    counts: 'dihitung',
    break: 'istirahat',
    up: 'Naik',
    down: 'Turun',
    remove: 'Hapus',
    more: 'Rincian',
    of: (what: string, title: string) => `${what}: ${title}`,
    unnamed: (place: number) => `mata acara ke-${n(place)}`,
    titleEn: 'Nama dalam bahasa Inggris',
    stated: 'Harus mulai pukul',
    statedHint:
      'Isi hanya bila jamnya pasti, misalnya kehadiran pejabat. Formulir memberi tahu bila acara sebelumnya tidak pas.',
    countsLabel: 'Dihitung sebagai waktu kehadiran',
    addAfter: 'Sisipkan mata acara di bawah ini',
    add: 'Tambah mata acara',
    template: 'Isi dengan susunan baku',
    useTemplate: 'Ganti dengan susunan baku',
    templateDone: 'Susunan acara diganti dengan susunan baku.',
    removed: (title: string) => `“${title}” dihapus.`,
    moved: (title: string, place: number) => `${title} sekarang di urutan ${n(place)}.`,
    overlap: (stated: string, minutes: number, ends: string) =>
      `Ditetapkan mulai ${stated}, tetapi acara sebelumnya baru selesai ${ends}: bertumpuk ${n(minutes)} menit.`,
    gap: (stated: string, minutes: number, ends: string) =>
      `Ditetapkan mulai ${stated}, tetapi acara sebelumnya sudah selesai ${ends}: jeda ${n(minutes)} menit.`,
    fit: (title: string, minutes: number) => `Jadikan “${title}” ${n(minutes)} menit`,
    follow: (time: string) => `Mulai ${time} saja`,
    none: 'Belum ada mata acara.',
    keys: 'Alt + panah atas atau bawah memindahkan mata acara yang sedang diisi.',
  },

  form: {
    title: 'Panduan pengisian',
    definition: 'Formulir yang diajarkan',
    choose: 'Pilih formulir',
    steps: 'Langkah yang diajarkan hari ini',
    minutes: (count: number) => `${n(count)} menit`,
    all: 'Pilih semua',
    none: 'Kosongkan',
    cleared: 'Semua langkah dikosongkan.',
    count: (count: number, of: number) => `${n(count)} dari ${n(of)} langkah`,
    sum: (steps: string, practice: string) =>
      `Langkah hari ini perlu ${steps}; praktik pada susunan acara ${practice}.`,
    enough: (rest: string) => `Cukup, dengan cadangan ${rest}.`,
    exact: 'Pas, tanpa cadangan.',
    short: (missing: string) => `Kurang ${missing}: kurangi langkah, atau perpanjang praktik.`,
    noPractice: 'Susunan acara belum punya mata acara berjenis Praktik.',
    noSteps: 'Belum ada langkah yang dipilih. Tanpa langkah, daerah tidak mengisi lembar kerja.',
    missing: 'Belum ada formulir di server ini.',
    unknown: (form: string) => `Formulir ${form} tidak ada lagi di server ini.`,
  },

  regions: {
    title: 'Daerah yang diundang',
    summary: (regions: number, sites: number, heads: number) =>
      `${n(regions)} pemerintah daerah, ${n(sites)} lokasi, perkiraan ${n(heads)} orang`,
    none: 'Belum ada daerah yang diundang.',
    defaults: 'Lokasi bagi daerah yang baru ditambahkan',
    siteName: 'Nama lokasi',
    heads: 'Perkiraan orang',
    applyHeads: (heads: number) => `Pakai ${n(heads)} orang di semua lokasi`,
    applied: 'Perkiraan orang di semua lokasi diganti.',
    defaultSite: 'Media Center',
    paste: 'Tempel daftar',
    pasteLabel: 'Kode atau nama daerah, satu per baris',
    pasteHint:
      'Misalnya 73.24, 7324, atau Kab. Luwu Timur. Dari Excel boleh tiga kolom: daerah, lokasi, perkiraan orang. Satu daerah boleh beberapa baris dengan lokasi berbeda.',
    pasteAdd: 'Undang daerah dalam daftar',
    pasteEmpty: 'Tempel atau ketik daftar lebih dahulu.',
    pasted: (regions: number, sites: number, known: number) =>
      [
        `${n(regions)} daerah ditambahkan`,
        sites > 0 ? `${n(sites)} lokasi ditambahkan` : '',
        known > 0 ? `${n(known)} sudah ada` : '',
      ]
        .filter((part) => part !== '')
        .join(', ') + '.',
    pasteMistakes: (count: number) => `${n(count)} baris belum dapat dibaca. Perbaiki di atas, lalu tekan lagi.`,
    pasteUndo: 'Daerah dari daftar ditambahkan.',
    line: (line: number, text: string) => `Baris ${n(line)}, “${text}”: `,
    why: {
      unknown: (_: string) => 'tidak ada daerah dengan kode atau nama ini.',
      ambiguous: (candidates: string) => `dapat berarti ${candidates}. Tulis jenisnya atau kodenya.`,
      heads: (_: string) => 'kolom ketiga harus bilangan dari 0 sampai 2.000.',
    },
    choose: 'Pilih menurut provinsi',
    search: 'Cari daerah',
    onlyInvited: 'Hanya yang diundang',
    whole: (province: string) => `Seluruh ${province}`,
    count: (invited: number, of: number) => `${n(invited)} dari ${n(of)}`,
    show: 'Lihat daerah',
    hide: 'Sembunyikan',
    nothing: 'Tidak ada daerah yang cocok.',
    sitesOf: (region: string) => `Lokasi ${region}`,
    addSite: 'Tambah lokasi',
    removeSite: 'Hapus lokasi',
    removed: (name: string) => `${name} dikeluarkan dari undangan.`,
    siteRemoved: (name: string) => `Lokasi ${name} dihapus.`,
    tooMany: (max: number) => `Paling banyak ${n(max)} daerah.`,
  },

  attendance: {
    title: 'Aturan kehadiran',
    grace: 'Toleransi sambungan terputus (detik)',
    late: 'Terlambat setelah (menit)',
    full: 'Hadir penuh (persen)',
    partial: 'Hadir sebagian (persen)',
    meaning: 'Artinya',
    graceText: (seconds: number) =>
      `Sambungan yang putus paling lama ${n(seconds)} detik tetap dihitung hadir; sesudah itu kehadiran berhenti sampai tersambung lagi.`,
    lateText: (minutes: number) =>
      `Yang pertama kali masuk lebih dari ${n(minutes)} menit setelah kegiatan dimulai tercatat terlambat. Tepat ${n(minutes)} menit masih tepat waktu.`,
    countedText: (length: string) =>
      `Yang dihitung hari ini ${length}: mata acara bertanda “dihitung”. Ruang tunggu dan istirahat tidak termasuk.`,
    fullText: (percent: number, length: string) => `Hadir penuh: paling sedikit ${n(percent)}%, yaitu ${length}.`,
    partialText: (percent: number, length: string) => `Hadir sebagian: paling sedikit ${n(percent)}%, yaitu ${length}.`,
    belowText: 'Di bawah itu: belum memenuhi syarat.',
    order: 'Batas hadir sebagian tidak boleh di atas hadir penuh.',
    last: 'Aturan ini dikunci saat kegiatan dimulai dan tercantum dalam laporan.',
  },

  stale: {
    title: (who: string) => `${who} mengubah rencana ini saat Anda mengisinya`,
    someone: 'Penyelenggara lain',
    text: (revision: number, when: string) =>
      `Yang berlaku sekarang revisi ${n(revision)}, disimpan ${when}. Tidak ada yang ditimpa: semua isian Anda masih ada. Pilih untuk setiap bagian yang berbeda.`,
    takeMine: 'Pakai isian saya',
    takeTheirs: (who: string) => `Pakai milik ${who}`,
    allMine: 'Semua isian saya',
    allTheirs: (who: string) => `Semua milik ${who}`,
    both: 'Anda berdua mengubah bagian ini.',
    onlyMine: 'Hanya Anda yang mengubah bagian ini.',
    onlyTheirs: (who: string) => `Hanya ${who} yang mengubah bagian ini.`,
    same: (count: number) => `dan ${n(count)} baris yang sama`,
    reordered: 'Isinya sama, urutannya berbeda.',
    blank: '(kosong)',
    nothing: 'Kedua rencana sama. Tidak ada yang perlu dipilih.',
    save: 'Simpan pilihan ini',
    take: 'Pakai rencana yang berlaku',
    later: 'Simpan dikunci sampai Anda memilih.',
  },

  parts: {
    title: 'nama kegiatan',
    theme: 'tema',
    host: 'penyelenggara',
    time: 'waktu',
    meeting: 'tautan rapat',
    agenda: 'susunan acara',
    form: 'panduan pengisian',
    invited: 'daerah yang diundang',
    attendance: 'aturan kehadiran',
  },
};
