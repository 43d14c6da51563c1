// What stands in the way of somebody at a door, in words.
import { texts } from '../../i18n';
import { door } from '../../i18n/door';
import type { Obstacle } from './visit.svelte';

/** `now` is this device's time, in milliseconds since 1970. */
export function obstacleText(obstacle: Obstacle, now: number): string {
  switch (obstacle.kind) {
    case 'unknown_code':
      return door.t.code.unknown;
    case 'unknown_link':
      return door.t.link.unknownText;
    case 'over':
      return door.t.over.text;
    case 'turned_away':
      return door.t.turnedAway;
    case 'unreachable':
      return door.t.unreachable;
    case 'invalid':
      return texts.t.refusals.invalid;
    case 'too_fast': {
      const seconds = Math.ceil((obstacle.until - now) / 1000);
      return seconds > 0 ? door.t.code.tooFast(seconds) : door.t.code.tooFastOver;
    }
  }
}
