// A session in four totals and three plain sentences, for those who want no more.
import { endedNotice } from '../workbook/deadline';
import { texts, zonedTime } from '../../i18n';
import { watch } from '../../i18n/watch';
import type { View } from '../../live/view';
import type { Picture } from './picture';

export interface Total {
  label: string;
  value: number;
  /** Of how many. */
  of: string;
}

export function totalsOf({ presence, regions }: View): Total[] {
  const sites = regions.flatMap((region) => region.sites);
  const expected = sites.reduce((sum, site) => sum + site.expected_heads, 0);
  const { totals } = watch.t;
  return [
    { label: totals.regions, value: presence.regions_present, of: totals.of(presence.regions_invited) },
    { label: totals.sites, value: presence.sites_present, of: totals.of(sites.length) },
    { label: totals.heads, value: presence.heads, of: totals.expected(expected) },
    { label: totals.people, value: presence.people, of: totals.byName },
  ];
}

/** Who is there, how the day runs, how the work goes; one sentence for a session that is not held. `now` is the server's time, in milliseconds since 1970. */
export function sentencesOf(view: View, picture: Picture, now: number): string[] {
  const { presence, session } = view;
  const { sentences } = watch.t;
  const { regions_present, regions_invited, sites_present, heads } = presence;
  if (session.state === 'cancelled') return [texts.t.entry.stateNotes.cancelled];
  if (session.state === 'ended' || session.state === 'archived')
    return [endedNotice(session, now), sentences.stillThere(regions_present, regions_invited), sentences.report];
  const present = sentences.present(regions_present, regions_invited, sites_present, heads);
  if (session.state !== 'live')
    return [present, sentences.waiting(zonedTime(session.planned_start, session.zones)), sentences.noStep];
  const drift = picture.drift_minutes;
  const day = drift === 0 ? sentences.onTime : drift > 0 ? sentences.late(drift) : sentences.early(-drift);
  const work = picture.step ? sentences.step(picture.all.done, picture.all.of, picture.stuck) : sentences.noStep;
  return [present, day, work];
}
