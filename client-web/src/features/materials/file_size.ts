// Sizes of files as file managers show them.
import { formatNumber } from '../../i18n';

const KB = 1024;
const MB = 1024 * KB;

/** `236 kB`, `2,3 MB` */
export function fileSize(bytes: number): string {
  if (bytes < MB) return `${formatNumber(Math.max(1, Math.round(bytes / KB)))} kB`;
  return `${formatNumber(Math.round((bytes / MB) * 10) / 10)} MB`;
}
