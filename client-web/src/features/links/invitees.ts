// How invitations are called in lists, and how their links read as text.
import { addressOf } from '../../base';
import { texts } from '../../i18n';
import type { Invitee, IssuedLink } from '../../protocol/http_manage';

/** `Kabupaten Luwu Timur · Aula Media Center`, or the role and name of someone without a region. */
export function inviteeName({ role, region, site, name }: Invitee): string {
  const parts = region ? [region.name, site?.name, name] : [texts.t.roles[role], name];
  return [...new Set(parts.filter(Boolean))].join(' · ');
}

export const linkAddress = (link: IssuedLink): string => addressOf(link.path);

/** A line for each link, to paste into a letter or a chat. */
export function linksAsText(links: readonly IssuedLink[]): string {
  return links.map((link) => `${inviteeName(link)} (${texts.t.roles[link.role]})\n${linkAddress(link)}\n`).join('\n');
}
