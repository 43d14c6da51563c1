// Brings what was just opened to the top of the screen, and focus to its heading.
import { tick } from 'svelte';

export function toTop(): void {
  void tick().then(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    (document.getElementById('judul-langkah') ?? document.getElementById('isi'))?.focus({ preventScroll: true });
  });
}
