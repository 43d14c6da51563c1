// English of the plan form; complete, in the shape of `id.ts`.
import { formatNumber as n, plural } from '../format';
import type { id } from './id';

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return plural(rest, 'minute');
  return rest === 0 ? plural(hours, 'hour') : `${n(hours)} h ${n(rest)} min`;
};

export const en: typeof id = {
  newTitle: 'Create a session',
  editTitle: 'Plan of the session',
  newIntro:
    'Fill in what you know, then save. All of it can change until the waiting room opens, and most of it even later.',
  optional: '(may be left empty)',
  toSession: 'Page of the session',
  sections: 'Parts of the plan',
  duration,

  bar: {
    label: 'Saving',
    save: 'Save the plan',
    create: 'Create the session',
    saving: 'Saving…',
    unchanged: 'No changes',
    unsaved: (parts: string) => `Not saved yet: ${parts}`,
    saved: (time: string) => `Saved at ${time}`,
    kept: 'What you type is kept on this device.',
    unkept: 'This browser cannot keep a draft. Save the plan before you close the page.',
    undo: 'Undo',
  },

  restored: {
    title: 'Your draft is back',
    text: (when: string) => `Unsaved changes of ${when} were taken from this device.`,
    discard: 'Throw the draft away',
    confirm: 'Throw away everything that is not saved?',
    confirmText: 'The form goes back to the saved plan. This cannot be undone.',
  },

  leave: {
    title: 'Leave this form?',
    text: 'There are unsaved changes. The draft stays on this device and comes back when the form is opened again.',
    stay: 'Stay here',
    leave: 'Leave, keep the draft',
  },

  failures: {
    unreachable: 'Not saved: the server cannot be reached. What you typed is still here. Try to save again.',
    unsure:
      'The server’s answer did not arrive, so it is not certain whether this session was created. What you typed is still here. Save once more without changing anything: the session is not created twice.',
    signed_out: 'Not saved: you need to sign in again. What you typed is still here. Press save to sign in.',
    missing: 'Not saved: this session is not on the server any more. What you typed is still here.',
    over: 'Not saved: this session was archived or cancelled, so its plan cannot change any more.',
  },

  errors: {
    title: (count: number) => `${plural(count, 'thing')} to mend before the plan can be saved`,
    where: (place: string, mistake: string) => `${place}: ${mistake}`,
    item: (title: string) => `item “${title}”`,
    itemNumber: (place: number) => `item ${n(place)}`,
    codes: {
      required: 'This is not filled in yet.',
      empty: 'This is not filled in yet.',
      wrong_type: 'Write a whole number.',
      too_long: 'This text is too long.',
      too_many: 'There are too many.',
      out_of_range: 'This number is out of bounds.',
      bad_date: 'This date is not in the calendar, or its year is not between 2000 and 2999.',
      bad_time: 'Write a time such as 08.00.',
      bad_url: 'The link must begin with https://.',
      overlapping: 'It begins before the item before it ends.',
      gap: 'There is a gap after the item before it.',
      unknown_region: 'This region is not known.',
      unknown_walkthrough: 'Choose the form that is taught.',
      unknown_step: 'The form does not have this step.',
      fixed: 'This cannot change any more.',
    },
  },

  fixed: {
    over: {
      archived: 'This session is archived. Its plan can only be read; copy the session to use it again.',
      cancelled: 'This session is cancelled. Its plan can only be read; copy the session to use it again.',
    },
    time: 'The waiting room is open, so date, zone and start do not change any more: regions are waiting for that time.',
    agenda:
      'The waiting room is open, so the agenda is now arranged in the control room (move, add, change the length), and every screen follows.',
    form: 'The waiting room is open, so the form and today’s steps do not change any more: regions fill in their workbooks by them.',
    invited:
      'The session has started, so regions and sites can be added but not taken out any more: their attendance is on record.',
    invitedRefused:
      'There are regions or sites that cannot be taken out any more, because the session has started or the region has a workbook.',
    attendance:
      'The session has started, so the rules of attendance do not change any more: everyone is judged by the same ones.',
    changed: 'What you typed here differs from what is in force and cannot be saved any more.',
    restore: 'Use what is in force',
    restoreInvited: 'Invite again those taken out',
  },

  basics: {
    title: 'The session',
    name: 'Name of the session',
    nameEn: 'Name in English',
    theme: 'Theme',
    host: 'Host',
    hostHint: 'The institution, as on the invitation letter.',
    meeting: 'Link of the video meeting',
    meetingHint: 'Zoom, YouTube or another; it begins with https://. It can be added or replaced at any time.',
  },

  time: {
    title: 'Time',
    date: 'Date',
    start: 'Start',
    startHint: 'For example 08.00',
    zone: 'Time zone',
    zones: {
      'Asia/Jakarta': 'WIB (Java, Sumatra)',
      'Asia/Pontianak': 'WIB (West and Central Kalimantan)',
      'Asia/Makassar': 'WITA',
      'Asia/Jayapura': 'WIT',
    },
    span: (date: string, from: string, to: string) => `${date}, from ${from} to ${to}`,
    spanNoDate: (from: string, to: string) => `From ${from} to ${to}`,
    past: 'This date has passed.',
    nextDay: 'It ends on the following day.',
  },

  agenda: {
    title: 'Agenda',
    summary: (items: number, length: string) => `${plural(items, 'item')}, ${length}`,
    until: (time: string) => `ends at ${time}`,
    counted: (length: string) => `Counted as attendance: ${length}.`,
    columns: {
      time: 'Time',
      title: 'Item',
      kind: 'Kind',
      minutes: 'Minutes',
      pic: 'In charge',
      actions: 'Actions',
    },
    numbered: (place: number) => `Item ${n(place)}`,
    counts: 'counted',
    break: 'break',
    up: 'Up',
    down: 'Down',
    remove: 'Remove',
    more: 'Details',
    of: (what: string, title: string) => `${what}: ${title}`,
    unnamed: (place: number) => `item ${n(place)}`,
    titleEn: 'Name in English',
    stated: 'Must begin at',
    statedHint:
      'Only when the time is certain, such as the presence of an official. The form says so when the items before it do not fit.',
    countsLabel: 'Counted as attendance',
    addAfter: 'Insert an item below',
    add: 'Add an item',
    template: 'Fill in the usual agenda',
    useTemplate: 'Replace by the usual agenda',
    templateDone: 'The agenda was replaced by the usual one.',
    removed: (title: string) => `“${title}” was removed.`,
    moved: (title: string, place: number) => `${title} is now in place ${n(place)}.`,
    overlap: (stated: string, minutes: number, ends: string) =>
      `It is to begin at ${stated}, but the item before it only ends at ${ends}: they overlap by ${plural(minutes, 'minute')}.`,
    gap: (stated: string, minutes: number, ends: string) =>
      `It is to begin at ${stated}, but the item before it ends at ${ends} already: a gap of ${plural(minutes, 'minute')}.`,
    fit: (title: string, minutes: number) => `Make “${title}” ${plural(minutes, 'minute')}`,
    follow: (time: string) => `Begin at ${time} instead`,
    none: 'No items yet.',
    keys: 'Alt + arrow up or down moves the item that is being edited.',
  },

  form: {
    title: 'Walkthrough',
    definition: 'The form that is taught',
    choose: 'Choose a form',
    steps: 'Steps taught on the day',
    minutes: (count: number) => plural(count, 'minute'),
    all: 'Choose all',
    none: 'Choose none',
    cleared: 'No step is chosen any more.',
    count: (count: number, of: number) => `${n(count)} of ${plural(of, 'step')}`,
    sum: (steps: string, practice: string) => `The steps take ${steps}; the agenda has ${practice} of practice.`,
    enough: (rest: string) => `Enough, with ${rest} to spare.`,
    exact: 'It just fits, with nothing to spare.',
    short: (missing: string) => `${missing} are missing: choose fewer steps, or lengthen the practice.`,
    noPractice: 'The agenda has no item of the kind Practice yet.',
    noSteps: 'No step is chosen. Without steps, regions fill in no workbook.',
    missing: 'There are no forms on this server yet.',
    unknown: (form: string) => `The form ${form} is not on this server any more.`,
  },

  regions: {
    title: 'Invited regions',
    summary: (regions: number, sites: number, heads: number) =>
      `${plural(regions, 'regional government')}, ${plural(sites, 'site')}, about ${plural(heads, 'person', 'people')} expected`,
    none: 'No region is invited yet.',
    defaults: 'Site of regions that are added now',
    siteName: 'Name of the site',
    heads: 'People expected',
    applyHeads: (heads: number) => `Use ${n(heads)} people for every site`,
    applied: 'The people expected were replaced for every site.',
    defaultSite: 'Media Center',
    paste: 'Paste a list',
    pasteLabel: 'Codes or names of regions, one a line',
    pasteHint:
      'For example 73.24, 7324, or Kab. Luwu Timur. From Excel three columns may come: region, site, people expected. A region may have several lines with different sites.',
    pasteAdd: 'Invite the regions of the list',
    pasteEmpty: 'Paste or type a list first.',
    pasted: (regions: number, sites: number, known: number) =>
      [
        `${plural(regions, 'region')} added`,
        sites > 0 ? `${plural(sites, 'site')} added` : '',
        known > 0 ? `${n(known)} already there` : '',
      ]
        .filter((part) => part !== '')
        .join(', ') + '.',
    pasteMistakes: (count: number) => `${plural(count, 'line')} could not be read. Mend them above, then press again.`,
    pasteUndo: 'The regions of the list were added.',
    line: (line: number, text: string) => `Line ${n(line)}, “${text}”: `,
    why: {
      unknown: (_: string) => 'there is no region of this code or name.',
      ambiguous: (candidates: string) => `it may mean ${candidates}. Write its kind or its code.`,
      heads: (_: string) => 'the third column must be a number from 0 to 2,000.',
    },
    choose: 'Choose by province',
    search: 'Search for a region',
    onlyInvited: 'Only those invited',
    whole: (province: string) => `All of ${province}`,
    count: (invited: number, of: number) => `${n(invited)} of ${n(of)}`,
    show: 'Show regions',
    hide: 'Hide',
    nothing: 'No region matches.',
    sitesOf: (region: string) => `Sites of ${region}`,
    addSite: 'Add a site',
    removeSite: 'Remove the site',
    removed: (name: string) => `${name}: not invited any more.`,
    siteRemoved: (name: string) => `The site ${name} was removed.`,
    tooMany: (max: number) => `At most ${n(max)} regions.`,
  },

  attendance: {
    title: 'Attendance rules',
    grace: 'Tolerated loss of connection (seconds)',
    late: 'Late after (minutes)',
    full: 'Fully present (percent)',
    partial: 'Partly present (percent)',
    meaning: 'What this means',
    graceText: (seconds: number) =>
      `A connection lost for at most ${plural(seconds, 'second')} still counts as present; after that attendance stops until it is back.`,
    lateText: (minutes: number) =>
      `Whoever first enters more than ${plural(minutes, 'minute')} after the session began is late. Exactly ${plural(minutes, 'minute')} is still on time.`,
    countedText: (length: string) =>
      `On this day ${length} count: the items marked “counted”. Waiting room and breaks do not.`,
    fullText: (percent: number, length: string) => `Fully present: at least ${n(percent)}%, which is ${length}.`,
    partialText: (percent: number, length: string) => `Partly present: at least ${n(percent)}%, which is ${length}.`,
    belowText: 'Below that: requirement not met.',
    order: 'The bound of partly present must not be above that of fully present.',
    last: 'These rules are fixed when the session starts, and stand in the report.',
  },

  stale: {
    title: (who: string) => `${who} changed this plan while you were working on it`,
    someone: 'Another organizer',
    text: (revision: number, when: string) =>
      `Revision ${n(revision)} is in force now, saved ${when}. Nothing was overwritten: everything you typed is still here. Choose for each part that differs.`,
    takeMine: 'Use mine',
    takeTheirs: (who: string) => `Use that of ${who}`,
    allMine: 'All of mine',
    allTheirs: (who: string) => `All of ${who}`,
    both: 'Both of you changed this part.',
    onlyMine: 'Only you changed this part.',
    onlyTheirs: (who: string) => `Only ${who} changed this part.`,
    same: (count: number) => `and ${plural(count, 'line')} the same`,
    reordered: 'The same content in another order.',
    blank: '(empty)',
    nothing: 'Both plans are the same. There is nothing to choose.',
    save: 'Save this choice',
    take: 'Use the plan in force',
    later: 'Saving waits until you have chosen.',
  },

  parts: {
    title: 'name',
    theme: 'theme',
    host: 'host',
    time: 'time',
    meeting: 'meeting link',
    agenda: 'agenda',
    form: 'walkthrough',
    invited: 'invited regions',
    attendance: 'attendance rules',
  },
};
