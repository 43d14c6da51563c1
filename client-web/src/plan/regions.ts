// Which regions a plan invites: chosen one by one, or read from a list that was pasted.
import { newId } from '../protocol/ids';
import type { KnownRegion, PlanRegion, PlanSite } from '../protocol/plan';

export type Regions = ReadonlyMap<string, KnownRegion>;

/** What a site is called, and for how many, unless something else is said. */
export interface SiteDefaults {
  name: string;
  expected_heads: number | null;
}

export interface PasteMistake {
  /** Counted from 1. */
  line: number;
  text: string;
  why: 'unknown' | 'ambiguous' | 'heads';
  /** Names that it could have meant. */
  candidates: string[];
}

export interface Pasted {
  invited: PlanRegion[];
  regions_added: number;
  sites_added: number;
  /** Lines whose region was invited already and that say no new site. */
  known: number;
  mistakes: PasteMistake[];
}

const SITES_MAX = 20;
const HEADS_MAX = 2000;

export const newSite = (name: string, expected_heads: number | null): PlanSite => ({
  // Never one that was used before: a link to a site that was taken out must not open the next.
  id: `l-${newId().slice(0, 12)}`,
  name,
  expected_heads,
});

export const newRegion = (code: string, { name, expected_heads }: SiteDefaults): PlanRegion => ({
  code,
  sites: [newSite(name, expected_heads)],
});

/** In the order of their codes, as every list of governments has them. */
export const ordered = (invited: readonly PlanRegion[]): PlanRegion[] =>
  [...invited].sort((a, b) => (a.code < b.code ? -1 : 1));

export function withRegions(
  invited: readonly PlanRegion[],
  codes: readonly string[],
  site: SiteDefaults,
): PlanRegion[] {
  const there = new Set(invited.map(({ code }) => code));
  return ordered([...invited, ...codes.filter((code) => !there.has(code)).map((code) => newRegion(code, site))]);
}

export function withoutRegions(invited: readonly PlanRegion[], codes: readonly string[]): PlanRegion[] {
  return invited.filter(({ code }) => !codes.includes(code));
}

/** The provinces with their governments, each list in the order of codes. */
export function byProvince(regions: Regions): { province: KnownRegion; members: KnownRegion[] }[] {
  const groups = new Map<string, KnownRegion[]>();
  for (const region of regions.values()) groups.set(region.province, [...(groups.get(region.province) ?? []), region]);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, found]) => {
      const members = found.sort((a, b) => (a.code < b.code ? -1 : 1));
      const province = regions.get(code) ?? members[0];
      return province ? [{ province, members }] : [];
    });
}

/**
 * Reads a list, one region a line or between commas: a code (`73.24`, `7324`) or a name (`Kab. Luwu Timur`), and behind a tab
 * or semicolon a site and how many are expected there. What cannot be read is named; everything else is taken.
 */
export function readPasted(text: string, invited: readonly PlanRegion[], regions: Regions, site: SiteDefaults): Pasted {
  const names = namesOf(regions);
  const result = new Map(invited.map((region) => [region.code, { ...region, sites: [...region.sites] }]));
  const pasted: Pasted = { invited: [], regions_added: 0, sites_added: 0, known: 0, mistakes: [] };

  for (const [index, line] of text.split(/\r?\n/).entries()) {
    for (const entry of entriesOf(line)) {
      const [wanted = '', siteName = '', heads = ''] = entry.split(/[\t;]/).map((column) => column.trim());
      if (wanted === '') continue;
      const mistake = (why: PasteMistake['why'], candidates: string[] = []) =>
        pasted.mistakes.push({ line: index + 1, text: entry.trim(), why, candidates });
      const found = find(wanted, regions, names);
      const expected_heads = heads === '' ? site.expected_heads : wholeNumber(heads);
      if (found.length !== 1)
        mistake(
          found.length === 0 ? 'unknown' : 'ambiguous',
          found.map(({ name }) => name),
        );
      else if (heads !== '' && expected_heads === null) mistake('heads');
      else add(found[0]?.code ?? '', siteName, expected_heads);
    }
  }
  return { ...pasted, invited: ordered([...result.values()]) };

  function add(code: string, name: string, expected_heads: number | null) {
    const there = result.get(code);
    if (!there) {
      result.set(code, newRegion(code, { name: name || site.name, expected_heads }));
      pasted.regions_added += 1;
    } else if (name !== '' && there.sites.length < SITES_MAX && !there.sites.some((one) => one.name === name)) {
      there.sites.push(newSite(name, expected_heads));
      pasted.sites_added += 1;
    } else pasted.known += 1;
  }
}

/** Commas part regions, but not in a line that has columns. */
const entriesOf = (line: string): string[] => (/[\t;]/.test(line) ? [line] : line.split(','));

function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) <= HEADS_MAX ? Number(text) : null;
}

/** What a name is compared by: `Kab. Luwu Timur` is `kabupaten luwu timur`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(kab|kabupaten|pemkab|pemerintah kabupaten)\b/, 'kabupaten')
    .replace(/^(pemkot|pemerintah kota)\b/, 'kota')
    .replace(/^(prov|provinsi|pemprov|pemerintah provinsi)\b/, 'provinsi');
}

/** Every way a region may be called: with its kind, and without. */
function namesOf(regions: Regions): Map<string, KnownRegion[]> {
  const names = new Map<string, KnownRegion[]>();
  for (const region of regions.values()) {
    const bare = plain(region.name).replace(/^(kabupaten|kota|provinsi) /, '');
    for (const name of new Set([plain(region.name), bare, `${region.kind} ${bare}`])) {
      names.set(name, [...(names.get(name) ?? []), region]);
    }
  }
  return names;
}

function find(wanted: string, regions: Regions, names: Map<string, KnownRegion[]>): KnownRegion[] {
  const digits = wanted.replace(/[\s.]/g, '');
  if (/^\d+$/.test(digits)) {
    const region = regions.get(digits.length > 2 ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits);
    return region ? [region] : [];
  }
  return names.get(plain(wanted)) ?? [];
}
