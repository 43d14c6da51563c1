import type { id } from './id';

export const en: typeof id = {
  title: 'Privacy notice',
  unset: (host) =>
    `${host} has not set a privacy notice in this application yet. Ask the organizers what your data is used for and how long it is kept.`,
  failed: 'The privacy notice could not be loaded yet.',
  parts: {
    controller: 'Controller',
    purpose: 'Purpose',
    basis: 'Legal basis',
    retention: 'Retention',
    contact: 'Contact',
  },

  form: {
    notYet: 'Not written yet: whoever is asked for a name reads that your institution has set none.',
    intro:
      'Everyone can read it before giving a name. Empty parts begin with an example; change it to what your institution’s rules say.',
    hints: {
      controller: 'The institution that decides how the data is used, with its address.',
      purpose: 'What names, offices and attendance are used for.',
      basis: 'The rule it rests on, such as a public service.',
      retention: 'How long the data is kept, and when it is deleted.',
      contact: 'Whom people ask, or tell to correct or delete their data.',
    },
    examples: {
      controller: '',
      purpose:
        'Running the guidance session: attendance as evidence of the event, questions and answers, and practice with the form.',
      basis: 'Carrying out a public service (Law 27 of 2022, article 20).',
      retention:
        'The attendance sheet is kept by the archive schedule. Phone numbers and technical records are deleted at most 90 days after the session.',
      contact: '',
    },
    missing: 'Fill in this part.',
    tooLong: 'At most 2,000 characters.',
    save: 'Save the notice',
    saved: 'The privacy notice is saved.',
    failed: 'The notice is not saved yet. Try again; what you typed is still here.',
  },
};
