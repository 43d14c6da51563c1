// A list that is ordered by what happens must not move under a hand.

/** The same lines in an order that was there before; new ones at the end. */
export function inPlace<Line>(fresh: readonly Line[], order: readonly string[], keyOf: (line: Line) => string): Line[] {
  const placeOf = new Map(order.map((key, index) => [key, index]));
  const place = (line: Line) => placeOf.get(keyOf(line)) ?? order.length;
  return [...fresh].sort((a, b) => place(a) - place(b));
}
