/** Beside the pages; `scripts/speed_file.ts` makes it. */
export const SPEED_FILE = 'uji-koneksi.bin';
/** At 128 kbit/s, below which a line is weak, it takes eight seconds. */
export const SPEED_FILE_BYTES = 128 * 1024;
