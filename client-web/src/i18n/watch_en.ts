// English texts of the pages that only watch; complete by its type.
import { formatNumber as n, plural } from './format';
import type { watchId } from './watch_id';

export const watchEn = {
  obstacles: {
    no_invitation: 'Open this page through the link from the organizers.',
    unknown_token: 'This link is not valid any more. Please ask the organizers for a new one.',
    wrong_page: 'This link is not for this page. Please open it as it stands in the invitation.',
    unreachable: 'The server cannot be reached yet. This page tries again by itself.',
  },
  stale: (time: string) => `The line is down. Latest data of ${time}. This page reconnects by itself.`,
  dataAt: (time: string) => `Data of ${time}`,
  now: 'Now',
  next: 'Next',
  at: (time: string) => `At ${time}`,
  left: 'Time left',
  untilStart: 'Until the start',
  timeIsUp: 'Time is up',
  noItem: 'No item is running yet',
  lobby: 'Lobby',
  startsAt: (time: string) => `The session starts at ${time}`,
  step: (number: number, of: number) => `Step ${n(number)} of ${n(of)}`,
  stepClosed: 'closed by now',
  noStep: 'No step has been opened yet',
  done: (done: number, of: number) => `${n(done)} of ${plural(of, 'workbook')} completed`,
  provinces: 'By province',
  province: 'Province',
  present: 'Regions present',
  completed: 'Workbooks completed',
  ratio: (part: number, of: number) => `${n(part)} of ${n(of)}`,
  page: (page: number, of: number) => `${n(page)} of ${n(of)}`,
  totals: {
    regions: 'Regional governments present',
    sites: 'Sites present',
    heads: 'People in the rooms',
    people: 'Joined under their own name',
    of: (invited: number) => `of ${n(invited)} invited`,
    expected: (heads: number) => `of ${n(heads)} expected`,
    byName: 'connected now',
  },
  sentences: {
    present: (regions: number, invited: number, sites: number, heads: number) =>
      `${n(regions)} of ${plural(invited, 'regional government')} present, at ${plural(sites, 'site')} with ${plural(heads, 'person', 'people')}.`,
    waiting: (time: string) => `The session has not started yet; it is planned for ${time}.`,
    stillThere: (regions: number, invited: number) =>
      `${n(regions)} of ${plural(invited, 'regional government')} still connected now.`,
    report: 'Who attended the session is in the attendance report.',
    onTime: 'The agenda is on time.',
    late: (minutes: number) => `The agenda is ${plural(minutes, 'minute')} late.`,
    early: (minutes: number) => `The agenda is ${plural(minutes, 'minute')} ahead.`,
    noStep: 'The regions have not begun to fill in their workbooks.',
    step: (done: number, of: number, stuck: number) =>
      `In this step ${n(done)} of ${plural(of, 'workbook')} completed; ${stuck === 0 ? 'none is waiting for help' : `${n(stuck)} waiting for help`}.`,
  },
} satisfies typeof watchId;
