// Which regions of the list are shown, and how many got how far.
import type { PreparationState, RegionRecord } from '../../protocol/http_prepare';

/** Each has the ones before it behind it: a region that tested has confirmed, too. */
export const STATES: readonly PreparationState[] = ['none', 'sent', 'opened', 'confirmed', 'tested'];

/** At least that far; for `none`, to whom nothing was sent. */
const reached = (one: RegionRecord, state: PreparationState): boolean =>
  state === 'none' ? one.state === 'none' : STATES.indexOf(one.state) >= STATES.indexOf(state);

export interface Filter {
  /** Empty: all. */
  state: PreparationState | '';
  /** Code; empty: all. */
  province: string;
  wanted: string;
}

export function matching(regions: readonly RegionRecord[], { state, province, wanted }: Filter): RegionRecord[] {
  const words = wanted.trim().toLowerCase();
  return regions.filter(
    (one) =>
      (state === '' || reached(one, state)) &&
      (province === '' || one.province.code === province) &&
      `${one.region.code} ${one.region.name} ${one.contact?.name ?? ''} ${one.contact?.number ?? ''}`
        .toLowerCase()
        .includes(words),
  );
}

/** Each once, in the order of the list. */
export const provincesOf = (regions: readonly RegionRecord[]): RegionRecord['province'][] => [
  ...new Map(regions.map(({ province }) => [province.code, province])).values(),
];

/** As many as the filter of that state shows. */
export const countOf = (regions: readonly RegionRecord[], state: PreparationState): number =>
  regions.filter((one) => reached(one, state)).length;
