// Texts for those who mind the doors: who waits, and the help desk.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const desk = new Dictionary(id, async () => (await import('./en')).en);
