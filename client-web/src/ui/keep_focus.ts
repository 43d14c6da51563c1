// Keeps the place of whoever works by keyboard in a list from which things vanish once they are dealt with.
import type { Attachment } from 'svelte/attachments';

/** What is moved within the list has the focus again, which the browser takes from it. When what had it is gone, the nearest thing around it that is still there takes it: the person's line, the list, at last the element itself. */
export const keepFocus: Attachment<HTMLElement> = (element) => {
  /** What was focused last in here, and everything around it, from the inside out. */
  let last: HTMLElement[] = [];

  const remember = (event: FocusEvent) => {
    const path = event.composedPath() as HTMLElement[];
    last = path.slice(0, path.indexOf(element) + 1);
  };
  const vanished = new MutationObserver((changes) => {
    const [focused] = last;
    if (document.activeElement !== document.body || focused === undefined) return;
    const moved = changes.some((one) => [...one.removedNodes].some((node) => node.contains(focused)));
    if (focused.isConnected && !moved) return;
    const left = last.find((one) => one.isConnected);
    if (left === undefined) return;
    if (left !== focused) left.tabIndex = -1;
    left.focus();
  });

  element.addEventListener('focusin', remember);
  vanished.observe(element, { childList: true, subtree: true });
  return () => {
    element.removeEventListener('focusin', remember);
    vanished.disconnect();
  };
};
