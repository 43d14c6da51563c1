// Texts of what a first visit does not need; whatever shows them is fetched later itself (ui/later.svelte.ts).
import { asideId } from './aside_id';
import { Dictionary } from './locale.svelte';

export const asides = new Dictionary(asideId, async () => (await import('./aside_en')).asideEn);
