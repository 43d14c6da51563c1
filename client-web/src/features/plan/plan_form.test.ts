// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keptDraft } from '../../plan/drafts';
import { moved } from '../../plan/agenda';
import { Account } from '../sign_in/account.svelte';
import { PlanForm } from './plan_form.svelte';
import { PlanServer } from './test_plan';

let server: PlanServer;
let account: Account;

beforeEach(() => {
  localStorage.clear();
  server = new PlanServer();
  account = new Account('masuk');
  vi.stubGlobal('fetch', server.fetch);
});

const open = () => PlanForm.open(account, 's1');

describe('saving', () => {
  it('sends the whole plan over the revision that it was made from, again and again', async () => {
    const form = await open();
    form.plan.host = 'Kemendagri';
    expect(form.changes).toEqual(['host']);
    expect(await form.save()).toBe('s1');
    expect(form.changes).toEqual([]);
    form.plan.theme = 'Inovasi';
    await form.save();
    expect(server.saved.map(({ host, theme }) => [host, theme])).toEqual([
      ['Kemendagri', null],
      ['Kemendagri', 'Inovasi'],
    ]);
  });

  it('of a new plan gives the id of its session, and the draft is gone', async () => {
    const form = await PlanForm.open(account, null);
    form.plan.title.id = 'Bimtek baru';
    form.keep();
    expect(keptDraft(null)?.plan.title.id).toBe('Bimtek baru');
    expect(await form.save()).toBe('s2');
    expect(keptDraft(null)).toBeNull();
  });

  it('keeps what was typed when no answer comes, and says whether it may have happened', async () => {
    server.refusals.push(null);
    const form = await open();
    form.plan.host = 'Kemendagri';
    expect(await form.save()).toBeNull();
    expect([form.failure, form.plan.host]).toEqual(['unreachable', 'Kemendagri']);
    server.refusals.push(null);
    const made = await PlanForm.open(account, null);
    await made.save();
    expect(made.failure).toBe('unsure');
  });

  it('goes on as it was after signing in again', async () => {
    const form = await open();
    form.plan.host = 'Kemendagri';
    server.token = 'baru';
    const saving = form.save();
    await vi.waitFor(() => expect(account.expired).toBe(true));
    account.signedIn('baru');
    expect(await saving).toBe('s1');
    expect(server.saved[0]?.host).toBe('Kemendagri');
  });

  it('without signing in again leaves everything as it is', async () => {
    const form = await open();
    form.plan.host = 'Kemendagri';
    server.token = 'baru';
    const saving = form.save();
    await vi.waitFor(() => expect(account.expired).toBe(true));
    account.gaveUp();
    await saving;
    expect([form.failure, form.plan.host, form.busy]).toEqual(['signed_out', 'Kemendagri', false]);
  });
});

describe('mistakes', () => {
  it('stand at their items wherever these go, until they are mended', async () => {
    server.refusals.push({
      status: 422,
      body: {
        problems: [
          { path: '/agenda/3/minutes', code: 'out_of_range' },
          { path: '/invited/0/sites/0/name', code: 'empty' },
        ],
      },
    });
    const form = await open();
    form.plan.agenda[3]!.minutes = 9999;
    form.plan.invited[0]!.sites[0]!.name = '';
    await form.save();
    form.plan.agenda = moved(form.plan.agenda, 3, -1);
    expect(form.errorAt('/agenda/doa/minutes')).toBe('out_of_range');
    expect(form.errorAt('/invited/73.24/sites/aula/name')).toBe('empty');
    form.plan.agenda[2]!.minutes = 5;
    expect(form.mistakes.map(({ key }) => key)).toEqual(['/invited/73.24/sites/aula/name']);
  });

  it('in times are reckoned at once', async () => {
    const form = await open();
    form.plan.agenda[1]!.starts_at = '08:20';
    form.plan.agenda[2]!.starts_at = '8.45';
    expect(form.mistakes).toEqual([
      { key: '/agenda/pembukaan/starts_at', code: 'overlapping' },
      { key: '/agenda/lagu_kebangsaan/starts_at', code: 'gap' },
    ]);
    form.plan.agenda[1]!.starts_at = '';
    form.plan.agenda[1]!.minutes = 15;
    expect(form.mistakes).toEqual([]);
  });
});

describe('what may not change any more', () => {
  it('is said at the part, which can go back to what is in force', async () => {
    const form = await open();
    form.plan.date = '2026-12-04';
    form.plan.host = 'Kemendagri';
    server.state = 'lobby';
    server.refusals.push({ status: 409, body: { field: 'starts_at' } });
    await form.save();
    expect(form.errorAt('/starts_at')).toBe('fixed');
    expect(form.phase).toBe('lobby');
    form.restore('time');
    expect(form.plan.date).toBe('2026-12-03');
    expect(form.changes).toEqual(['host']);
  });

  it('is everything once the session is archived', async () => {
    const form = await open();
    form.plan.host = 'Kemendagri';
    server.state = 'archived';
    server.refusals.push({ status: 409 });
    await form.save();
    expect([form.failure, form.phase, form.plan.host]).toEqual(['over', 'archived', 'Kemendagri']);
  });
});

describe('two organizers', () => {
  it('overwrite nothing: the second sees what the first did, and chooses', async () => {
    const form = await open();
    form.plan.host = 'Saya';
    server.changes('rekan', { meeting_url: 'https://rapat.example', host: 'Rekan' });
    expect(await form.save()).toBeNull();
    expect(form.theirs).toMatchObject({ made_by: 'rekan', revision: 2 });
    expect(form.plan.host).toBe('Saya');
    expect(server.saved).toEqual([]);

    form.settle({ host: 'mine', meeting: 'theirs' });
    expect(form.changes).toEqual(['host']);
    expect(await form.save()).toBe('s1');
    expect(server.plan).toMatchObject({ host: 'Saya', meeting_url: 'https://rapat.example' });
  });

  it('may be outrun again while choosing', async () => {
    const form = await open();
    form.plan.host = 'Saya';
    server.changes('rekan', { theme: 'satu' });
    await form.save();
    server.changes('rekan', { theme: 'dua' });
    form.settle({ host: 'mine', theme: 'theirs' });
    await form.save();
    expect(form.theirs?.plan.theme).toBe('dua');
    expect(form.plan).toMatchObject({ host: 'Saya', theme: 'satu' });
  });

  it('who takes all of theirs has nothing left to save', async () => {
    const form = await open();
    form.plan.host = 'Saya';
    form.keep();
    server.changes('rekan', { host: 'Rekan' });
    await form.save();
    form.settle({ host: 'theirs' });
    expect(form.changes).toEqual([]);
    expect(keptDraft('s1')).toBeNull();
  });
});

describe('a draft', () => {
  it('comes back when the form is opened again, and can be thrown away', async () => {
    const form = await open();
    form.plan.agenda[0]!.title.id = 'Registrasi ulang';
    form.keep();
    const again = await open();
    expect(again.plan.agenda[0]?.title.id).toBe('Registrasi ulang');
    expect(again.restored).not.toBeNull();
    expect(again.changes).toEqual(['agenda']);
    again.discard();
    expect(again.changes).toEqual([]);
    expect((await open()).restored).toBeNull();
  });

  it('of another tab is left alone by a form in which nothing was typed', async () => {
    const unchanged = await open();
    const other = await open();
    other.plan.host = 'Kemendagri';
    other.keep();
    unchanged.keep();
    expect(keptDraft('s1')?.plan.host).toBe('Kemendagri');
  });

  it('of a plan that was changed meanwhile is compared at once', async () => {
    const form = await open();
    form.plan.host = 'Saya';
    form.keep();
    server.changes('rekan', { theme: 'Baru' });
    const again = await open();
    expect(again.theirs?.made_by).toBe('rekan');
    expect(again.changes).toEqual(['host']);
  });

  it('is nowhere when nothing is typed, and its absence is said when the browser keeps nothing', async () => {
    const form = await open();
    form.keep();
    expect(keptDraft('s1')).toBeNull();
    form.plan.host = 'Kemendagri';
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    form.keep();
    expect(form.unkept).toBe(true);
  });
});

it('a new plan begins with the host of the latest session, and nothing to save', async () => {
  server.sessions.push(
    { host: 'Dinas lama', starts_at: '2025-01-01T00:00:00.000Z' },
    { host: 'BSKDN', starts_at: '2026-01-01T00:00:00.000Z' },
  );
  const form = await PlanForm.open(account, null);
  expect([form.plan.host, form.changes.length]).toEqual(['BSKDN', 0]);
});

it('a large change can be taken back, until something else is changed', async () => {
  const form = await open();
  form.changeMuch('Dihapus', (plan) => plan.agenda.splice(0, 3));
  expect(form.undoable?.text).toBe('Dihapus');
  form.takeBack();
  expect(form.changes).toEqual([]);
  form.changeMuch('Dihapus', (plan) => plan.agenda.splice(0, 3));
  form.plan.host = 'Kemendagri';
  expect(form.undoable).toBeNull();
});
