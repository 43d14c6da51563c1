// Texts of the privacy notice: as it is read, and as an organizer writes it.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const privacy = new Dictionary(id, async () => (await import('./en')).en);
