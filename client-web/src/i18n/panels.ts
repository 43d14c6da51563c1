// Texts of the agenda and the chat, which come when they are shown.
import { Dictionary } from './locale.svelte';
import { panelsId } from './panels_id';

export const panels = new Dictionary(panelsId, async () => (await import('./panels_en')).panelsEn);
