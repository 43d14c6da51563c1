// The key of a door, as it comes from a link or from somebody's fingers. The server has the last word on what a code is.

const SYLLABLES = /^(\d{1,8})([a-z]{4})([a-z]{4})$/;

/** What was typed as a key: that of a pasted link, or a code as people read it, `7324-bako-rimu`; null when it looks like neither. */
export function readKey(typed: string): string | null {
  const link = /^\s*\S+\/masuk#(\S+)\s*$/.exec(typed)?.[1];
  if (link !== undefined) return link;
  const parts = SYLLABLES.exec(typed.replace(/[\s.\-\u2010-\u2014]/g, '').toLowerCase());
  return parts && parts.slice(1).join('-');
}

/** Whether a key is a code; else it came with a link. */
export const isCode = (key: string): boolean => SYLLABLES.test(key.replaceAll('-', ''));
