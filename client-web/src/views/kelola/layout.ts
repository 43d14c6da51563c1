// Which panels stand side by side, by how much room there is and who looks.
import type { Role } from '../../protocol/snapshot';
import { isStaff } from '../../features/orders/rights';

export type Panel = 'agenda' | 'steps' | 'board' | 'help' | 'chat' | 'people' | 'preview';

export interface Column {
  /** One is shown at a time, chosen by a tab. */
  panels: Panel[];
  /** Its share of the width. */
  share: string;
}

/** `columns`: 1 in half a screen beside the video, 3 on a laptop, 4 on a large screen. */
export function layout(role: Role, columns: 1 | 3 | 4): Column[] {
  if (!isStaff(role)) {
    if (columns === 1) return [{ panels: ['help', 'chat', 'agenda', 'steps', 'preview'], share: '1fr' }];
    return [
      { panels: ['help'], share: '1.2fr' },
      { panels: ['chat'], share: '1fr' },
      { panels: ['preview', 'steps', 'agenda'], share: '1fr' },
    ];
  }
  if (columns === 1) {
    return [{ panels: ['board', 'help', 'steps', 'agenda', 'chat', 'people', 'preview'], share: '1fr' }];
  }
  if (columns === 3) {
    return [
      { panels: ['steps', 'agenda'], share: '22rem' },
      { panels: ['board', 'people', 'preview'], share: 'minmax(0, 1fr)' },
      { panels: ['help', 'chat'], share: '21rem' },
    ];
  }
  return [
    { panels: ['agenda'], share: '22rem' },
    { panels: ['board', 'people'], share: 'minmax(0, 1fr)' },
    { panels: ['steps', 'preview'], share: '22rem' },
    { panels: ['help', 'chat'], share: '24rem' },
  ];
}
