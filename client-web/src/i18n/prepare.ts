// Texts of what is done before the day: the connection test, what changed, and the page of a region's admin.
import { Dictionary } from './locale.svelte';
import { prepareId } from './prepare_id';

export const prepare = new Dictionary(prepareId, async () => (await import('./prepare_en')).prepareEn);
