// People under the regions that they belong to.

interface RegionName {
  code: string;
  name: string;
}

export interface RegionGroup<T> {
  /** Null for those who belong to none; they come last. */
  region: RegionName | null;
  members: T[];
}

/** First the regions `also`, which may have no members, then others in the order in which they come. */
export function byRegion<T extends { region: RegionName | null }>(
  people: readonly T[],
  also: readonly RegionName[] = [],
): RegionGroup<T>[] {
  const groups = new Map<string, RegionGroup<T>>();
  const of = (region: RegionName | null) => {
    const code = region?.code ?? '';
    const group = groups.get(code) ?? { region, members: [] };
    groups.set(code, group);
    return group;
  };
  for (const region of also) of(region);
  for (const one of people) of(one.region).members.push(one);
  const none = groups.get('');
  groups.delete('');
  return [...groups.values(), ...(none ? [none] : [])];
}
