// Texts of the form, which come with the first step on the screen.
import { formId } from './form_id';
import { Dictionary } from './locale.svelte';

export const form = new Dictionary(formId, async () => (await import('./form_en')).formEn);
