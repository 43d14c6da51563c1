// Materials: files for everyone of a session.
import type { Instant } from './snapshot';

export type MaterialType = 'application/pdf' | 'image/png' | 'image/jpeg';

export interface Material {
  id: string;
  /** As it may be saved. */
  name: string;
  type: MaterialType;
  /** Bytes. */
  size: number;
  added_at: Instant;
}

export interface Materials {
  materials: Material[];
}

/** What the server takes of one file. */
export const MATERIAL_BYTES_MAX = 10 * 1024 * 1024;
