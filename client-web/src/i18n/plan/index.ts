// The texts of the plan form: with it, so that nobody loads them who only runs a session.
import { Dictionary } from '../locale.svelte';
import { id } from './id';

export const planTexts = new Dictionary(id, async () => (await import('./en')).en);
