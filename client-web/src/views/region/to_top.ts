// Brings what was just opened to the top of the screen, and focus to its heading.
import { tick } from 'svelte';

export async function toTop(): Promise<void> {
  await tick();
  scrollTo({ top: 0, behavior: 'instant' });
  (document.getElementById('judul-langkah') ?? document.getElementById('isi'))?.focus({ preventScroll: true });
}
