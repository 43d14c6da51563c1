// Whether someone is in a list, by pointer or by focus: then its lines should keep their places.
import type { Attachment } from 'svelte/attachments';

/** Tells `onhold` whenever someone comes, and when nobody is left. Going from line to line inside is neither. */
export function hold(onhold: (held: boolean) => void): Attachment<HTMLElement> {
  return (element) => {
    const come = () => {
      onhold(true);
    };
    const pointerGone = () => {
      onhold(element.contains(document.activeElement));
    };
    const focusGone = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && element.contains(event.relatedTarget)) return;
      onhold(element.matches(':hover'));
    };
    element.addEventListener('pointerenter', come);
    element.addEventListener('focusin', come);
    element.addEventListener('pointerleave', pointerGone);
    element.addEventListener('focusout', focusGone);
    return () => {
      element.removeEventListener('pointerenter', come);
      element.removeEventListener('focusin', come);
      element.removeEventListener('pointerleave', pointerGone);
      element.removeEventListener('focusout', focusGone);
    };
  };
}
