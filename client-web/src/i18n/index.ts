// The texts of the region's page and of what all pages share: `texts.t.save.saving`.
import { id } from './id';
import { Dictionary } from './locale.svelte';

export { Dictionary, locale, localized, type LocaleName } from './locale.svelte';
export * from './format';
export const texts = new Dictionary(id, async () => (await import('./en')).en);
