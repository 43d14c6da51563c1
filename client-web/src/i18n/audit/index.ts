// The texts of the record of changes, with its page.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const auditTexts = new Dictionary(id, async () => (await import('./en')).en);
