// Who is here, by province: regions, sites and declared heads, each against what was expected.
import type { View } from '../../live/view';
import type { Region, RegionPresence } from '../../protocol/snapshot';

export interface ProvinceLine {
  code: string;
  name: string;
  regions: { region: Region; presence: RegionPresence | undefined; expected: number }[];
  regions_present: number;
  sites: number;
  sites_present: number;
  heads: number;
  expected_heads: number;
}

const expectedOf = (region: Region): number => region.sites.reduce((sum, site) => sum + site.expected_heads, 0);

/** In the order of their codes. */
export function provinceLines(view: View): ProvinceLine[] {
  const provinces = new Map<string, ProvinceLine>();
  for (const region of view.regions) {
    const presence = view.presence.regions?.[region.code];
    const line = provinces.get(region.province) ?? {
      code: region.province,
      name: region.province_name,
      regions: [],
      regions_present: 0,
      sites: 0,
      sites_present: 0,
      heads: 0,
      expected_heads: 0,
    };
    provinces.set(region.province, line);
    line.regions.push({ region, presence, expected: expectedOf(region) });
    line.sites += region.sites.length;
    line.expected_heads += expectedOf(region);
    if (presence?.state === 'present') line.regions_present += 1;
    line.sites_present += presence?.sites ?? 0;
    line.heads += presence?.heads ?? 0;
  }
  return [...provinces.values()].sort((a, b) => a.code.localeCompare(b.code));
}
