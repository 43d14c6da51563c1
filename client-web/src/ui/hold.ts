// Whether someone is in a list, by pointer or by focus: then its lines should keep their places.
import { on } from 'svelte/events';
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
    // By Svelte's own `on`: a focus can be lost in the middle of an update, when what had it is taken away.
    const off = [
      on(element, 'pointerenter', come),
      on(element, 'focusin', come),
      on(element, 'pointerleave', pointerGone),
      on(element, 'focusout', focusGone),
    ];
    return () => {
      for (const one of off) one();
    };
  };
}
