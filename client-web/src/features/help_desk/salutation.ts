// How a message to somebody who was invited begins.
import { texts } from '../../i18n';
import { desk } from '../../i18n/desk';
import type { Invitee } from '../../protocol/http_manage';

/** To the person where there is a name, else to those at the site, of the region, or in the role. */
export function salutation({ role, region, site, name }: Invitee): string {
  const { dear } = desk.t.help.share;
  if (!region) return dear.staff(name ?? texts.t.roles[role]);
  if (name && name !== site?.name) return dear.person(name, region.name);
  return site ? dear.site(site.name, region.name) : dear.region(region.name);
}
