import { formatNumber } from './format';
import type { materialsId } from './materials_id';

export const materialsEn: typeof materialsId = {
  none: 'No materials yet.',
  failed: 'The list of materials cannot be loaded right now. Check your connection.',
  types: { 'application/pdf': 'PDF', 'image/png': 'PNG image', 'image/jpeg': 'JPG image' },
  download: 'Download',
  downloadOf: (name: string) => `Download ${name}`,
  going: (percent: number) => `Downloading… ${formatNumber(percent)}%`,
  stopped: (percent: number) =>
    `The connection broke at ${formatNumber(percent)}%. What has been downloaded is still on this page.`,
  goOn: 'Continue download',
  gone: 'This file is no longer available.',
  done: (name: string) => `${name} has been downloaded.`,
};
