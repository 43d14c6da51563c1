// Letters: filling in their places, and the address that opens a chat with the text in it.

export type Places = Record<string, string>;

/** Places that are not known here stay as they are. */
export function filled(text: string, places: Places): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

/** The places that a filled letter still has. */
export const unfilled = (text: string): string[] => [...new Set(text.match(/\{\w*\}/g) ?? [])];

/** `number` as `+62…`. Nothing is loaded from there until somebody follows it. */
export const chatAddress = (number: string, text: string): string =>
  `https://wa.me/${number.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`;

/** `Kamis, 21 April 2022`: letters are Indonesian, whatever the language of the page. */
export function letterDate({ starts_at, zone }: { starts_at: string; zone: string }): string {
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: zone }).format(new Date(starts_at));
}
