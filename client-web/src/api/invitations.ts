// The tokens that this browser was given through links. A link's token stands after `#`, so no server log sees
// it; it moves into this list and out of the address bar at once.
import { newId } from '../protocol/ids';
import { readKept, writeKept } from './storage';

const LIST_KEY = 'bimtek.invitations';
const CURRENT_KEY = 'bimtek.current';
const DEVICE_KEY = 'bimtek.device';
const BROWSER_KEY = 'bimtek.browser_key';
const ENTERED_KEY = 'bimtek.entered';
/** One browser that serves a whole province has about this many; older ones fall off the end. */
const KEPT_MAX = 50;

export interface KeptInvitation {
  token: string;
  /** `/ikut` or `/kelola`: the page that the link opened. */
  page: string;
  /** What to call it in a list of several, known once the server was asked. */
  label: string | null;
  /** The session that it is for, likewise. */
  session?: string;
}

/** Opened last first. */
export function keptInvitations(page: string): KeptInvitation[] {
  return readList().filter((one) => one.page === page);
}

/**
 * The token to use in this tab: that of the link which was just opened, else the one that this tab used, else
 * the one opened last; null when there is none. `page` is the first part of the path.
 */
export function takeToken(page: string): string | null {
  const fromLink = takeHash();
  if (fromLink !== null) {
    chooseToken(page, fromLink);
    return fromLink;
  }
  const kept = keptInvitations(page);
  const current = readKept('sessionStorage', `${CURRENT_KEY}${page}`);
  return (kept.find((one) => one.token === current) ?? kept[0])?.token ?? null;
}

/** What stands after `#`, taken out of the address bar; null when nothing does. */
export function takeHash(): string | null {
  const secret = location.hash.slice(1);
  if (secret === '') return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return secret;
}

export function chooseToken(page: string, token: string): void {
  const list = readList();
  const known = list.find((one) => one.token === token) ?? { token, page, label: null };
  writeList([{ ...known, page }, ...list.filter((one) => one.token !== token)]);
  writeKept('sessionStorage', `${CURRENT_KEY}${page}`, token);
}

/** What the server said about it. */
export function labelToken(token: string, label: string, session?: string): void {
  writeList(readList().map((one) => (one.token === token ? { ...one, label, ...(session && { session }) } : one)));
}

/** A token that the server does not know any more. */
export function forgetToken(token: string): void {
  writeList(readList().filter((one) => one.token !== token));
}

/** When this tab first was in a room that counts attendance with an invitation, in milliseconds since 1970: loading the page again makes nobody late. */
export function firstEntered(session: string, invitation: string, now: number): number {
  const key = `${ENTERED_KEY}/${session}/${invitation}`;
  const known = Number(readKept('sessionStorage', key));
  if (known > 0) return known;
  writeKept('sessionStorage', key, String(now));
  return now;
}

/** The id of this browser, made once. */
export const deviceId = (): string => madeOnce(DEVICE_KEY);

/** By which the server knows a browser that signed in before. Others see the id; this nobody sees. */
export const browserKey = (): string => madeOnce(BROWSER_KEY);

function madeOnce(key: string): string {
  const known = readKept('localStorage', key);
  if (known) return known;
  const made = newId();
  writeKept('localStorage', key, made);
  return made;
}

function readList(): KeptInvitation[] {
  try {
    const list: unknown = JSON.parse(readKept('localStorage', LIST_KEY) ?? '[]');
    return Array.isArray(list) ? (list as KeptInvitation[]) : [];
  } catch {
    return [];
  }
}

function writeList(list: KeptInvitation[]): void {
  writeKept('localStorage', LIST_KEY, JSON.stringify(list.slice(0, KEPT_MAX)));
}
