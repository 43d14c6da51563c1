// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import edition from '../../../../server/data/iid-2026.walkthrough.json';
import { LiveSession } from '../../live/live_session.svelte';
import { TestSocket } from '../../live/test_socket';
import { aWelcome } from '../../live/test_views';
import type { Entry, OutboxStore } from '../../outbox/outbox';
import type { Workbook } from '../../protocol/snapshot';
import { announcer } from '../../ui/announcer.svelte';
import { findStep, type TextField, type Walkthrough } from '../../walkthrough/definition';
import { Answers } from '../workbook/answers.svelte';
import StepView from './StepView.svelte';

const walkthrough = edition as Walkthrough;
const workbook: Workbook = {
  id: 'w',
  region: '73.24',
  name: 'Antre Pasti',
  answers: {},
  problems: {},
  work: {},
  score: { claimed: 0, answered: 0, of: 6, max: 45 },
};
const forgetful: OutboxStore = {
  load: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

let socket: TestSocket;
let live: LiveSession;
let answers: Answers;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  socket = new TestSocket();
  live = new LiveSession({ session: 's', token: 't', device: 'd', openSocket: () => socket });
  socket.accept();
  const welcome = aWelcome();
  if (welcome.snapshot) welcome.snapshot.workbooks = [workbook];
  socket.deliver(welcome);
  answers = new Answers(live, forgetful);
});

afterEach(() => {
  answers.close();
  live.close();
});

function show(step: string, change: Partial<{ locked: string }> = {}) {
  const found = findStep(walkthrough, step);
  if (!found) throw new Error(`${step} is in the edition`);
  const props = $state({
    walkthrough,
    step: found,
    workbook,
    answers,
    live,
    you: 'i1',
    caption: 'Langkah 1 dari 8',
    locked: null,
    checked: false,
    oncheck: () => (props.checked = true),
    ...change,
  });
  render(StepView, { props });
  return props;
}

it('a chosen card is saved at once, and shows which documents it needs', async () => {
  show('ind01');
  await userEvent.click(screen.getByRole('radio', { name: /Peraturan Kepala Daerah/ }));
  expect(socket.ofType('save_answer')).toMatchObject([
    { workbook: 'w', step: 'ind01', field: 'grade', value: 'p2', base: 0 },
  ]);
  expect(screen.getByText('Halaman depan regulasi')).toBeTruthy();
});

it('checking a step with blank required fields moves focus to a summary that leads to each of them', async () => {
  show('profil_identitas');
  await userEvent.click(screen.getByRole('button', { name: 'Periksa langkah ini' }));
  const summary = await screen.findByRole('region', { name: 'Ada yang perlu diperbaiki' });
  expect(document.activeElement).toBe(summary);
  await userEvent.click(screen.getByRole('link', { name: 'Isi “Nama inovasi daerah”.' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Nama inovasi daerah/ }));
});

it('checking a step without mistakes says so beside the button', async () => {
  show('ind01');
  await userEvent.click(screen.getByRole('radio', { name: /Peraturan Kepala Daerah/ }));
  const saved = socket.ofType('save_answer')[0];
  socket.deliver({ type: 'done', id: String(saved?.['id']), seq: 60 });
  const button = screen.getByRole('button', { name: 'Periksa langkah ini' });
  await userEvent.click(button);
  const good = await screen.findByText('Tidak ada masalah pada langkah ini.');
  expect(button.parentElement?.contains(good)).toBe(true);
});

it('an option tells the score that it brings, and the heading the number of the indicator', () => {
  show('ind01');
  expect(screen.getByText('Parameter 2 · skor 6')).toBeTruthy();
  expect(screen.getByText('Langkah 1 dari 8 · Indikator 1')).toBeTruthy();
});

it('declaring a step done keeps focus at the end of the step, where its button was', async () => {
  const props = show('ind01');
  screen.getByRole('button', { name: 'Ya, sudah selesai' }).focus();
  props.workbook = { ...workbook, work: { ind01: 'done' } };
  const done = await screen.findByText('Langkah ini sudah Anda nyatakan selesai.');
  await vi.waitFor(() => {
    expect(document.activeElement?.contains(done) && document.activeElement !== document.body).toBe(true);
  });
});

it('a closed step can be read and not changed', () => {
  show('ind01', { locked: 'Fasilitator menutup langkah ini.' });
  expect(screen.getByText('Fasilitator menutup langkah ini.')).toBeTruthy();
  expect(screen.getAllByRole<HTMLInputElement>('radio').every((one) => one.disabled)).toBe(true);
  expect(screen.queryByRole('button', { name: 'Periksa langkah ini' })).toBeNull();
});

it('what is no number stays through a reload, is marked once the field is left, and is never saved', async () => {
  const kept = new Map<string, Entry>();
  const store: OutboxStore = {
    load: () => Promise.resolve([...kept.values()]),
    put: (key, entry) => Promise.resolve(void kept.set(key, entry)),
    remove: (key) => Promise.resolve(void kept.delete(key)),
  };
  answers.close();
  answers = new Answers(live, store);
  show('ind02');
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: /Jumlah SDM/ });
  await userEvent.type(field(), '3-4');
  await userEvent.tab();
  expect(screen.getByText(/Ini bukan angka/)).toBeTruthy();
  expect([answers.unsent, answers.troubled]).toEqual([1, 1]);

  cleanup();
  answers.close();
  answers = new Answers(live, store);
  await vi.waitFor(() => {
    expect(answers.unsent).toBe(1);
  });
  show('ind02');
  expect(field().value).toBe('3-4');
  expect(answers.troubled).toBe(1);
  expect(socket.ofType('save_answer')).toEqual([]);
});

it('a long text that met another one shows both, and sends what was decided', async () => {
  show('profil_rancang_bangun');
  const field = screen.getByRole('textbox');
  await userEvent.type(field, 'Kata kami');
  await userEvent.tab();
  const save = socket.ofType('save_answer')[0];
  socket.deliver({
    type: 'refused',
    id: String(save?.['id']),
    reason: 'stale',
    field: 'design',
    current: {
      value: 'Kata mereka',
      seq: 60,
      by: { invitation: 'i2', role: 'participant', region: '73.24', site: null, name: 'Ani' },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Gabungkan keduanya' }));
  expect(socket.ofType('save_answer')[1]).toMatchObject({ value: 'Kata mereka\n\nKata kami', base: 60 });
});

const GRADE = { workbook: 'w', step: 'ind01', field: 'grade' };
const gradeField = walkthrough.sections.flatMap((one) => one.steps).find((one) => one.id === 'ind01')!.fields[0]!;
const yes = () => userEvent.click(screen.getByRole('button', { name: 'Ya, sudah selesai' }));

/** The grade of this step is chosen and saved. */
async function graded() {
  await userEvent.click(screen.getByRole('radio', { name: /Peraturan Kepala Daerah/ }));
  const saved = socket.ofType('save_answer').at(-1);
  socket.deliver({ type: 'done', id: String(saved?.['id']), seq: 60 });
}

it('a value of another step or workbook that is not saved does not stand against declaring this one done', async () => {
  show('ind01');
  await graded();
  answers.put({ ...GRADE, workbook: 'w2' }, gradeField, 'p1');
  answers.putUnreadable({ workbook: 'w', step: 'ind02', field: 'staff_count' }, '3-4');
  await yes();
  await vi.waitFor(() => {
    expect(socket.ofType('declare_step_done')).toMatchObject([{ workbook: 'w', step: 'ind01' }]);
  });
});

it('a value that was refused stands against it as a decision, and not as a matter of the line', async () => {
  show('ind01');
  await userEvent.click(screen.getByRole('radio', { name: /Peraturan Kepala Daerah/ }));
  const saved = socket.ofType('save_answer').at(-1);
  socket.deliver({ type: 'refused', id: String(saved?.['id']), reason: 'step_closed' });
  await yes();
  expect(await screen.findByText(/Isian bertanda pada langkah ini/)).toBeTruthy();
  expect(screen.queryByText(/setelah sambungan pulih/)).toBeNull();
  expect(socket.ofType('declare_step_done')).toEqual([]);
});

it('without the line, checking says what it covers, and declaring done that it waits for the line', async () => {
  show('ind01');
  await graded();
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
  socket.cut();
  const user = userEvent.setup({ advanceTimers: (by) => vi.advanceTimersByTime(by) });
  await user.click(screen.getAllByRole('radio')[0]!);
  await user.click(screen.getByRole('button', { name: 'Periksa langkah ini' }));
  await vi.advanceTimersByTimeAsync(100);
  expect(screen.getByText(/^Tidak ada masalah pada isian di perangkat ini\./)).toBeTruthy();
  expect(announcer.polite).toMatch(/^Tidak ada masalah pada isian di perangkat ini\./);
  expect(screen.queryByText('Tidak ada masalah pada langkah ini.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Ya, sudah selesai' }));
  await vi.advanceTimersByTimeAsync(100);
  expect(screen.getByText(/setelah sambungan pulih/)).toBeTruthy();
  vi.useRealTimers();
});

it('counts a text as it is sent: composed, and without controls that nobody sees', async () => {
  const props = show('profil_identitas');
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: /Nama inovasi daerah/ });
  const { max_length: max = 0 } = props.step.fields.find((one) => one.id === field.id.split('-').at(-1)) as TextField;
  await fireEvent.input(field, { target: { value: '\u0007e\u0301'.repeat(max) } });
  expect(screen.queryByText(/^Kelebihan/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Periksa langkah ini' }));
  expect(screen.queryByText(/“Nama inovasi daerah” paling banyak/)).toBeNull();
  await fireEvent.input(field, { target: { value: 'e\u0301'.repeat(max + 1) } });
  expect(screen.getByText('Kelebihan 1 karakter')).toBeTruthy();
});

it('an answer that comes late takes the focus from nobody who types on, and checks no other step', async () => {
  const props = show('profil_identitas');
  const [name, other] = screen.getAllByRole<HTMLInputElement>('textbox');
  await userEvent.type(name!, 'A');
  await userEvent.click(screen.getByRole('button', { name: 'Periksa langkah ini' }));
  other!.focus();
  const oncheck = vi.fn((): true => (props.checked = true));
  props.oncheck = oncheck;
  const saved = socket.ofType('save_answer').at(-1);
  socket.deliver({ type: 'done', id: String(saved?.['id']), seq: 60 });
  await vi.waitFor(() => {
    expect(oncheck).toHaveBeenCalledOnce();
  });
  expect(document.activeElement).toBe(other);

  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
  await fireEvent.input(name!, { target: { value: 'B' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Periksa langkah ini' }));
  cleanup();
  const again = socket.ofType('save_answer').at(-1);
  socket.deliver({ type: 'done', id: String(again?.['id']), seq: 61 });
  await vi.advanceTimersByTimeAsync(100);
  vi.useRealTimers();
  expect(oncheck).toHaveBeenCalledOnce();
});

it('reading goes on at the title when the step before went with what had the focus', () => {
  show('ind01');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
});

it('whoever decided between two texts is in the field again', async () => {
  show('profil_rancang_bangun');
  const field = screen.getByRole('textbox');
  await userEvent.type(field, 'Kata kami');
  await userEvent.tab();
  const by = { invitation: 'i2', role: 'participant', region: '73.24', site: null, name: 'Ani' } as const;
  const current = { value: 'Kata mereka', seq: 60, by };
  const id = String(socket.ofType('save_answer')[0]?.['id']);
  socket.deliver({ type: 'refused', id, reason: 'stale', field: 'design', current });
  await userEvent.click(await screen.findByRole('button', { name: 'Pakai isian yang lain' }));
  expect(document.activeElement).toBe(field);
  expect(announcer.urgent).toMatch(/Belum tersimpan – periksa isian bertanda$/);
});

it('a second press while the first is on its way does nothing', async () => {
  const props = show('ind01');
  props.workbook = { ...workbook, work: { ind01: 'done' } };
  const reopen = await screen.findByRole('button', { name: 'Ubah kembali isian' });
  await fireEvent.click(reopen);
  await fireEvent.click(reopen);
  expect(socket.ofType('reopen_step').length).toBe(1);
});
