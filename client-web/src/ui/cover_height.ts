// Tells the styles how much of the page's top a fixed part covers, so that focus never hides behind it.
import type { Attachment } from 'svelte/attachments';

/** Keeps `--cover` on the root at the height of this element. */
export const coverHeight: Attachment<HTMLElement> = (element) => {
  const root = document.documentElement;
  const observer = new ResizeObserver(() => {
    root.style.setProperty('--cover', `${element.offsetHeight}px`);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    root.style.removeProperty('--cover');
  };
};
