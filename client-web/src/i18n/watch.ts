// Texts of the pages that only watch: the screen of a media center, and the page of leaders.
import { Dictionary } from './locale.svelte';
import { watchId } from './watch_id';

export const watch = new Dictionary(watchId, async () => (await import('./watch_en')).watchEn);
