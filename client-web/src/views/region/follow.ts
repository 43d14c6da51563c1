// What a page does when the facilitator opens a step: go along, or offer to.

interface Situation {
  /** The step that is current now. */
  current: string | null;
  /** The step on this screen. */
  selected: string | null;
  /** The step that was current before. */
  before: string | null;
  /** Someone is typing or deciding. */
  editing: boolean;
}

/** Moves only a screen that shows the step which was current, and never under someone's hands. */
export function follow({ current, selected, before, editing }: Situation): { go: string | null; offer: string | null } {
  if (current === null || current === selected) return { go: null, offer: null };
  const alongside = selected === null || selected === before;
  return alongside && !editing ? { go: current, offer: null } : { go: null, offer: current };
}
