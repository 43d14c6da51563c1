// The texts of the pages under /kelola: apart, so that a region never loads them.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const manage = new Dictionary(id, async () => (await import('./en')).en);
