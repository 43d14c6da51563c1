// Where the focus goes when one page takes the place of another without a load: to the heading of the one that came.
import type { Attachment } from 'svelte/attachments';

/** A page that was loaded keeps the focus where the browser put it. */
let loaded = false;

/** For the heading of a page. Takes the focus that went with the page before; whoever has moved on meanwhile stays there. */
export const arrival: Attachment<HTMLElement> = (heading) => {
  if (loaded && document.activeElement === document.body) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  loaded = true;
};
