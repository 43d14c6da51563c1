// Texts of the way in: the door, the waiting room, and how a room brings its phones.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const door = new Dictionary(id, async () => (await import('./en')).en);
