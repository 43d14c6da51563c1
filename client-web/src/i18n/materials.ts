// Texts of the materials, which come with their parts.
import { Dictionary } from './locale.svelte';
import { materialsId } from './materials_id';

export const materials = new Dictionary(materialsId, async () => (await import('./materials_en')).materialsEn);
