// How people and places are called on the screen.
import { texts } from '../i18n';
import type { By, Region } from '../protocol/snapshot';

/** The name that someone carries, else their role. */
export function whoWrote(by: By): string {
  return by.name ?? texts.t.roles[by.role];
}

/** For a message: the region's name always, and who spoke there. */
export function speaker(by: By, regions: readonly Region[]): { region: string; name: string } {
  const region = regions.find((one) => one.code === by.region);
  return { region: region?.name ?? texts.t.roles[by.role], name: whoWrote(by) };
}
