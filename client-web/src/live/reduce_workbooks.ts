// Workbooks, answers, help: what these events do to a view.
import type { SessionEvent } from '../protocol/events';
import type { Answer, HelpItem, Work, Workbook } from '../protocol/snapshot';
import type { Handlers } from './reduce';
import { NOBODY, type View } from './view';

function blank(event: Extract<SessionEvent, { type: 'workbook_created' }>): Workbook {
  return {
    id: event.workbook,
    region: event.region,
    name: event.name,
    answers: {},
    problems: event.problems ?? {},
    work: event.work ?? {},
    score: event.score ?? { claimed: 0, answered: 0, of: 0, max: 0 },
  };
}

export function withAnswer(workbook: Workbook, step: string, field: string, answer: Answer): Workbook {
  return {
    ...workbook,
    answers: { ...workbook.answers, [step]: { ...workbook.answers[step], [field]: answer } },
  };
}

export function withWorkbook(view: View, id: string, change: (workbook: Workbook) => Workbook): View {
  return { ...view, workbooks: view.workbooks.map((one) => (one.id === id ? change(one) : one)) };
}

function withoutHelp(view: View, id: string): View {
  return { ...view, help: view.help.filter((item) => item.id !== id) };
}

const worked = (work: Record<string, Work>) => (workbook: Workbook) => ({
  ...workbook,
  work: { ...workbook.work, ...work },
});

export const workbookHandlers: Handlers<
  | 'workbook_created'
  | 'answer_saved'
  | 'step_declared_done'
  | 'step_reopened'
  | 'help_asked'
  | 'help_withdrawn'
  | 'help_claimed'
  | 'help_resolved'
> = {
  // Staff have the board, whose rows carry the names; their list of workbooks stays empty.
  workbook_created: (view, event) =>
    view.you.region === event.region ? { ...view, workbooks: [...view.workbooks, blank(event)] } : view,
  answer_saved: (view, event) =>
    withWorkbook(view, event.workbook, (workbook) => ({
      ...withAnswer(workbook, event.step, event.field, {
        value: event.value ?? null,
        seq: event.seq,
        by: event.by ?? NOBODY,
      }),
      problems: event.problems,
      score: event.score,
      work: { ...workbook.work, ...event.work },
    })),
  step_declared_done: (view, event) => withWorkbook(view, event.workbook, worked(event.work)),
  step_reopened: (view, event) => withWorkbook(view, event.workbook, worked(event.work)),

  help_asked: (view, event) => {
    const item: HelpItem = {
      id: event.help,
      workbook: event.workbook,
      region: event.region,
      step: event.step,
      field: event.field ?? null,
      reason: event.reason,
      text: event.text ?? null,
      state: 'open',
      asked_at: event.at,
      by: event.by ?? NOBODY,
      claimed_by: null,
    };
    return { ...view, help: [...view.help, item] };
  },
  help_withdrawn: (view, event) => withoutHelp(view, event.help),
  help_resolved: (view, event) => withoutHelp(view, event.help),
  help_claimed: (view, event) => ({
    ...view,
    help: view.help.map((item) =>
      item.id === event.help ? { ...item, state: 'claimed', claimed_by: event.by ?? NOBODY } : item,
    ),
  }),
};
