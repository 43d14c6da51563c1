// Which documents a chosen option needs.
import { formatNumber } from '../../i18n';
import type { ChoiceField, EvidenceField, EvidenceSlot, Step } from '../../walkthrough/definition';

/** Slots that an option of the step's graded choice needs; none for other choices. */
export function slotsFor(step: Step, field: ChoiceField, option: string): EvidenceSlot[] {
  if (step.score?.field !== field.id) return [];
  return step.fields
    .filter((one): one is EvidenceField => one.type === 'evidence')
    .flatMap((one) => one.slots)
    .filter((slot) => slot.required_for.includes(option));
}

const KINDS: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'video/mp4': 'MP4',
};

/** `PDF, JPG, PNG` */
export function kindsOf(accept: readonly string[]): string {
  return accept.map((type) => KINDS[type] ?? type.split('/')[1]?.toUpperCase() ?? type).join(', ');
}

/** `10 MB` */
export function sizeOf(bytes: number): string {
  return `${formatNumber(Math.round(bytes / 1024 / 1024))} MB`;
}
