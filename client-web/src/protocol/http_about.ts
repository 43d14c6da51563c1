// What everyone may know of an installation: GET /about.

export const NOTICE_PARTS = ['controller', 'purpose', 'basis', 'retention', 'contact'] as const;

export type NoticePart = (typeof NOTICE_PARTS)[number];

export type PrivacyNotice = Record<NoticePart, string>;

export interface About {
  /** Null until an organizer has set one. */
  notice: PrivacyNotice | null;
  /** Hosts whose meetings a page may show within itself. */
  embedded_hosts: string[];
}
