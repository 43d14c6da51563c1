// Which panels stand side by side, by how much room there is and who looks.
import type { Role } from '../../protocol/snapshot';
import { isStaff } from '../../features/orders/rights';

export type Panel = 'agenda' | 'steps' | 'board' | 'help' | 'chat' | 'people' | 'preview';

export interface Column {
  /** Groups stand above each other; of a group one panel is shown at a time, chosen by a tab. */
  groups: Panel[][];
  /** Its share of the width. */
  share: string;
}

/** `columns`: 1 in half a screen beside the video, 3 on a laptop, 4 on a large screen. */
export function layout(role: Role, columns: 1 | 3 | 4): Column[] {
  if (!isStaff(role)) {
    if (columns === 1) return [{ groups: [['help', 'chat', 'steps', 'agenda', 'preview']], share: '1fr' }];
    return [
      { groups: [['help']], share: '1.2fr' },
      { groups: [['chat']], share: '1fr' },
      { groups: [['preview', 'steps', 'agenda']], share: '1fr' },
    ];
  }
  if (columns === 1) {
    return [{ groups: [['board', 'help', 'steps', 'agenda', 'chat', 'people', 'preview']], share: '1fr' }];
  }
  if (columns === 3) {
    return [
      { groups: [['steps', 'agenda']], share: '22rem' },
      { groups: [['board', 'people', 'preview']], share: 'minmax(0, 1fr)' },
      { groups: [['help', 'chat']], share: '21rem' },
    ];
  }
  return [
    { groups: [['agenda']], share: '21rem' },
    { groups: [['board', 'people']], share: 'minmax(0, 1fr)' },
    { groups: [['steps'], ['preview']], share: '24rem' },
    { groups: [['help'], ['chat']], share: '24rem' },
  ];
}
