// Which regions of the list are shown.
import type { PreparationState, RegionRecord } from '../../protocol/http_prepare';

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
      (state === '' || one.state === state) &&
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

export const countOf = (regions: readonly RegionRecord[], state: PreparationState): number =>
  regions.filter((one) => one.state === state).length;
