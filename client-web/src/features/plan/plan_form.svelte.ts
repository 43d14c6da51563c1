// One plan in a form: what was typed, what is in force, what the server says about it. Nothing typed is ever thrown away
// unless the person says so.
import { Problem } from '../../api/http';
import { differences, merged, same, type Part, type Side } from '../../plan/differences';
import { copyOf, documentOf, keyOf, valueAt } from '../../plan/document';
import { forgetDraft, keepDraft, keptDraft } from '../../plan/drafts';
import { withPartOf } from '../../plan/phases';
import { newPlan } from '../../plan/template';
import { slotsOf } from '../../plan/timetable';
import type { SessionSummary } from '../../protocol/http';
import type { PlanProblem, SessionsAnswer } from '../../protocol/http_manage';
import type { Plan, PlanAnswer } from '../../protocol/plan';
import type { SessionState } from '../../protocol/snapshot';
import { Making } from '../sessions/making';
import type { Account } from '../sign_in/account.svelte';

export interface Mistake {
  /** Where, as `keyOf` has it; also the id of the control. */
  key: string;
  /** A code of the contract, or `fixed`: this may not change any more. */
  code: string;
}

/** Why a plan was not saved, when it is not the plan. `unsure`: perhaps it was, the answer did not come; unchanged it can be sent again. */
export type Failure = 'unreachable' | 'unsure' | 'signed_out' | 'missing' | 'over';

export class PlanForm {
  /** What the fields show; changed in place by them. */
  plan: Plan = $state(newPlan());
  phase: SessionState = $state('scheduled');
  busy = $state(false);
  failure: Failure | null = $state(null);
  /** The plan that someone else put in force meanwhile, until the person has chosen. */
  theirs: PlanAnswer | null = $state.raw(null);
  /** When the draft was kept that the form was filled from, in milliseconds since 1970. */
  restored: number | null = $state(null);
  /** When the plan was saved last, likewise. */
  saved: number | null = $state(null);
  /** The device does not keep what is typed. */
  unkept = $state(false);
  base: Plan | null = $state.raw(null);
  /** What a new plan begins with. */
  private blank: Plan = $state.raw(newPlan());
  revision = 0;

  private readonly making: Making;
  private told: readonly (Mistake & { value: unknown })[] = $state.raw([]);
  /** Of the draft that stands on this device because of this form, in milliseconds since 1970. */
  private draftAt: number | null = null;
  private undo: { text: string; before: Plan; after: Plan } | null = $state.raw(null);

  readonly document: Plan = $derived(documentOf(this.plan));
  readonly slots = $derived(slotsOf(this.document));
  readonly changes: readonly Part[] = $derived(differences(this.base ?? this.blank, this.document));
  private readonly clashes: readonly Mistake[] = $derived(
    this.document.agenda.flatMap(({ id }, index) => {
      const off = this.slots?.[index]?.off ?? 0;
      return off === 0 ? [] : [{ key: `/agenda/${id}/starts_at`, code: off < 0 ? 'overlapping' : 'gap' }];
    }),
  );
  readonly mistakes: readonly Mistake[] = $derived([...this.told.filter((one) => this.stands(one)), ...this.clashes]);
  /** A large change can be taken back until something else is changed. */
  readonly undoable = $derived(this.undo !== null && same(this.undo.after, this.document) ? this.undo : null);

  private constructor(
    private readonly account: Account,
    /** Null: the session is to be made. */
    readonly session: string | null,
  ) {
    this.making = new Making(account);
  }

  /** With the plan in force, or the draft that this device kept; throws `Problem`. */
  static async open(account: Account, session: string | null): Promise<PlanForm> {
    const form = new PlanForm(account, session);
    const draft = keptDraft(session);
    if (session === null) form.begin(await account.call<SessionsAnswer>('/sessions'));
    else {
      const [summary, answer] = await Promise.all([account.call<SessionSummary>(form.path), form.inForce()]);
      form.phase = summary.state;
      form.start(answer);
      if (draft?.base && draft.revision !== answer.revision) {
        form.base = draft.base;
        form.revision = draft.revision;
        form.theirs = answer;
      }
    }
    if (draft) {
      form.plan = draft.plan;
      form.restored = form.draftAt = draft.at;
    }
    return form;
  }

  errorAt(key: string): string | undefined {
    return this.mistakes.find((one) => one.key === key)?.code;
  }

  /** On this device, or nowhere when there is nothing to lose. */
  keep(): void {
    if (this.changes.length === 0) this.forgetOwn();
    else {
      const { base, revision } = this;
      this.draftAt = Date.now();
      this.unkept = !keepDraft(this.session, { plan: this.plan, base, revision, at: this.draftAt });
    }
  }

  /** The draft that was kept or taken up here; one of another tab is none of ours. */
  private forgetOwn(): void {
    if (this.draftAt !== null && keptDraft(this.session)?.at === this.draftAt) forgetDraft(this.session);
    this.draftAt = null;
  }

  /** Does what takes much away, and remembers how it was. */
  changeMuch(text: string, change: (plan: Plan) => void): void {
    const before = copyOf(this.plan);
    change(this.plan);
    this.undo = { text, before, after: this.document };
  }

  takeBack(): void {
    if (this.undoable) this.plan = this.undoable.before;
    this.undo = null;
  }

  /** What was typed is thrown away. */
  discard(): void {
    this.plan = this.base ? copyOf(this.base) : copyOf(this.blank);
    this.restored = null;
    this.told = [];
    forgetDraft(this.session);
  }

  /** A part that may not change any more becomes what it is in force. */
  restore(part: Part): void {
    if (this.base) this.plan = withPartOf(copyOf(this.base), part, this.plan);
  }

  /** Whose parts to go on with, now that someone else changed the plan. */
  settle(sides: Partial<Record<Part, Side>>): void {
    if (!this.theirs) return;
    const plan = merged(this.document, this.theirs.plan, sides);
    this.start(this.theirs);
    this.plan = plan;
    this.theirs = null;
    this.keep();
  }

  /** Gives the id of the session when the plan is saved; else null, and the form says why. */
  async save(): Promise<string | null> {
    if (this.busy) return null;
    this.busy = true;
    this.failure = null;
    this.saved = null;
    this.told = [];
    const { document } = this;
    try {
      const id = await this.send(document);
      this.restored = null;
      this.saved = Date.now();
      this.keep();
      return id;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.explain(error, document).catch(() => (this.failure = 'unreachable'));
      return null;
    } finally {
      this.busy = false;
    }
  }

  private async send(body: Plan): Promise<string> {
    let id = this.session;
    if (id === null) id = await this.making.send('/sessions', body);
    else {
      const headers = { 'If-Match': `"${this.revision}"` };
      const path = `${this.path}/plan`;
      ({ revision: this.revision } = await this.account.call<{ revision: number }>(path, {
        method: 'PUT',
        body,
        headers,
      }));
    }
    this.base = body;
    return id;
  }

  private async explain({ status, body }: Problem, sent: Plan): Promise<void> {
    const { problems, field } = (body ?? {}) as { problems?: PlanProblem[]; field?: string };
    if (status === 422 && problems) this.tell(sent, problems);
    else if (status === 412) this.theirs = await this.inForce();
    else if (status === 409) {
      this.phase = (await this.account.call<SessionSummary>(this.path)).state;
      if (field === undefined) this.failure = 'over';
      else this.tell(sent, [{ path: `/${field}`, code: 'fixed' }]);
    } else if (status === 401) this.failure = 'signed_out';
    else if (status === 404) this.failure = 'missing';
    else this.failure = status === 0 && this.session === null ? 'unsure' : 'unreachable';
  }

  private tell(sent: Plan, problems: readonly PlanProblem[]): void {
    this.told = problems.map(({ path, code }) => {
      const key = keyOf(sent, path);
      return { key, code, value: valueAt(sent, key) };
    });
  }

  /** What was complained of is still there. Clashes of times are reckoned here, and newer. */
  private stands({ key, code, value }: Mistake & { value: unknown }): boolean {
    return code !== 'overlapping' && code !== 'gap' && same(valueAt(this.document, key), value);
  }

  /** The host is the one of the latest session: most organizers work for one. */
  private begin({ sessions }: SessionsAnswer): void {
    const [latest] = [...sessions].sort((a, b) => b.starts_at.localeCompare(a.starts_at));
    this.blank = { ...newPlan(), host: latest?.host ?? '' };
    this.plan = copyOf(this.blank);
  }

  private start({ plan, revision }: PlanAnswer): void {
    this.base = plan;
    this.revision = revision;
    this.plan = copyOf(plan);
  }

  private readonly inForce = (): Promise<PlanAnswer> => this.account.call<PlanAnswer>(`${this.path}/plan`);

  private get path(): string {
    return `/sessions/${encodeURIComponent(this.session ?? '')}`;
  }
}
