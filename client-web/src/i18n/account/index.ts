// The texts of the page of one's own account, with that page.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const accountTexts = new Dictionary(id, async () => (await import('./en')).en);
