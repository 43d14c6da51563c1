// English texts for those who mind the doors.
import { formatNumber as n, plural } from '../format';
import type { id } from './id';

export const en: typeof id = {
  failed: 'That did not work yet. Check your connection, then try again.',
  notNow: 'This cannot be done in the present state of the session, or it has changed. The list is up to date now.',
  notYours: 'Your role may not do this.',

  waiting: {
    title: 'Waiting room',
    intro:
      'They came through the door of a region and may not enter yet: its quota is used up, it is closed, or the session is locked.',
    none: 'Nobody is waiting.',
    stale: 'This list cannot be brought up to date now. Others may be waiting.',
    count: (count) => `${n(count)} asking to enter`,
    arrived: (who, region) => `${who} from ${region} is waiting to be let in`,
    since: (time) => `since ${time}`,
    alone: 'joins alone',
    noUnit: 'no office given',
    admit: 'Let in',
    admitAll: (count) => `Let all in (${n(count)})`,
    refuse: 'Refuse',
    confirmRefuse: (who) => `Refuse ${who}?`,
    confirmRefuseText: 'They are told that the committee cannot let them in, and leave this list.',
    lock: 'Lock the door',
    unlock: 'Unlock the door',
    lockedShort: 'Door locked',
    locked: 'The door is locked. Everyone new waits here; those who are invited come in as always.',
    unlocked: 'The door is open. New people come in at once, within the quota of their region.',
  },

  help: {
    title: 'Help desk',
    search: 'Find a region, site, name or office',
    hint: 'Type at least two letters, for example of a region.',
    searching: 'Searching…',
    none: 'Nothing matches. Try a part of the name.',
    found: (count) => `${plural(count, 'person', 'people')} found`,
    more: 'There are more. Narrow the search.',
    withoutRegion: 'Without a region',

    presence: {
      connected: 'Connected now',
      lost: (time) => `Line lost, last seen ${time}`,
      left: (time) => `Left, last seen ${time}`,
      never: 'Never came',
    },
    at: (time) => `at ${time}`,
    onDay: (day, time) => `${day}, ${time}`,
    byDoor: 'came through the door',
    links: (count) => (count === 0 ? 'no link yet' : `${plural(count, 'valid link')}`),
    revoked: 'Invitation revoked',
    removed: 'Removed',

    reissue: 'New link',
    making: 'The new link is being made…',
    confirmReissue: (who) => `Make a new link for ${who}?`,
    confirmReissueText:
      'The old link is void at once, and whoever is in with it is sent out until they open the new one.',
    remove: 'Remove',
    confirmRemove: (who, region) =>
      region === undefined || region === who ? `Remove ${who}?` : `Remove ${who} (${region})?`,
    confirmRemoveText: (door) =>
      `All their devices are disconnected and their link is void. Their attendance stays on record.${
        door === null
          ? ''
          : ` They came through the door of ${door}; it is closed too, and everyone new from there waits until you open it again.`
      }`,
    pair: 'Invite phones',

    door: {
      title: 'Door of the region',
      code: 'Code',
      entered: (entered, quota) => `${n(entered)} of a quota of ${n(quota)} came in`,
      closed: 'Door closed: everyone new waits',
      closedShort: 'closed',
      close: 'Close the door',
      open: 'Open the door',
      quota: 'Quota',
      quotaHint: (max) => `So many come in without waiting, at most ${n(max)}.`,
      quotaWrong: (max) => `Enter a number from 0 to ${n(max)}.`,
      saveQuota: 'Save the quota',
      link: 'Share link and code',
      sayCode: 'Read the code out',
      renew: 'Change the code',
      confirmRenew: (region) => `Change the code of ${region}?`,
      confirmRenewText:
        'The old code and all links to this door that were handed out are void. Whoever is in stays in.',
    },

    share: {
      link: 'New link',
      door: 'Link and code of the region',
      phone: 'Code to read out',
      once: 'Copy it now. This link is shown only once.',
      message: 'Message for WhatsApp',
      copyMessage: 'Copy for WhatsApp',
      address: 'Only the link',
      copyAddress: 'Copy the link',
      spoken: 'To read out on the phone',
      copied: 'Copied',
      copyFailed: 'The browser does not allow copying. Select the text and copy it yourself.',
      dear: {
        person: (name, region) => `Dear ${name}, ${region}`,
        site: (site, region) => `Dear colleagues at ${site}, ${region}`,
        region: (region) => `Dear colleagues of ${region}`,
        staff: (name) => `Dear ${name}`,
      },
      personal: (dear, title, address) =>
        `${dear},\n\nhere is a new link to ${title}:\n${address}\n\nThe old link is void. This one is for you alone; please do not pass it on.`,
      region: (region, title, address, page, code) =>
        `Dear colleagues of ${region},\n\nplease join ${title} through this link:\n${address}\n\nOr open ${page} and type the code ${code}.\nLink and code may be passed on to colleagues in ${region}. Everyone enters their own name.`,
      say: (page, code) => `Open ${page} in a browser. Type the code: ${code}.`,
    },

    digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  },
};
