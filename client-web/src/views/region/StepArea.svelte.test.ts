// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import edition from '../../../../server/data/iid-2026.walkthrough.json';
import { Answers } from '../../features/workbook/answers.svelte';
import { LiveSession } from '../../live/live_session.svelte';
import { TestSocket } from '../../live/test_socket';
import { aView, aWelcome } from '../../live/test_views';
import type { View } from '../../live/view';
import type { Workbook } from '../../protocol/snapshot';
import { findStep, type Walkthrough } from '../../walkthrough/definition';
import StepArea from './StepArea.svelte';
import WorkArea from './WorkArea.svelte';

const walkthrough = edition as Walkthrough;
const workbook: Workbook = {
  id: 'w',
  region: '73.24',
  name: 'Antre Pasti',
  answers: {},
  problems: {},
  work: {},
  score: { claimed: 6, answered: 1, of: 6, max: 45 },
};
const now = Date.parse('2026-11-24T09:00:00.000Z');

let socket: TestSocket;
let live: LiveSession;
let answers: Answers;

beforeEach(() => {
  socket = new TestSocket();
  live = new LiveSession({ session: 's', token: 't', device: 'd', openSocket: () => socket });
  socket.accept();
  socket.deliver(aWelcome());
  answers = new Answers(live, {
    load: () => Promise.resolve([]),
    put: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  });
});

afterEach(() => {
  answers.close();
  live.close();
});

/** After the end, while workbooks are still open. */
function showAfterTheEnd(step: string, gates: View['steps']['gates']): void {
  const view = aView({ state: 'ended' });
  render(StepArea, {
    live,
    view: { ...view, steps: { ...view.steps, gates }, workbooks: [workbook] },
    answers,
    walkthrough,
    workbook,
    step: findStep(walkthrough, step),
    WorkArea,
    stepCaption: 'Langkah 1 dari 2',
    now,
    onworkbook: () => undefined,
  });
}

it('a step that the facilitator closed stays closed after the end, though workbooks are open', () => {
  showAfterTheEnd('ind01', { ind01: 'closed' });
  expect(screen.getByText(/Fasilitator menutup langkah ini/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Periksa langkah ini' })).toBeNull();
});

it('a step that is open can be worked on after the end', () => {
  showAfterTheEnd('ind01', { ind01: 'open' });
  expect(screen.getByRole('button', { name: 'Periksa langkah ini' })).toBeTruthy();
});

it('a score stands with the edition that it is counted by, and with what it is not', () => {
  showAfterTheEnd('ind01', {});
  expect(screen.getByText('Skor isian 6 dari 45')).toBeTruthy();
  expect(screen.getByText('Latihan, bukan penilaian resmi').tagName).toBe('STRONG');
  expect(screen.getByText('Indeks Inovasi Daerah, pedoman 2026')).toBeTruthy();
  expect(screen.getByText(/^Latihan\. Bukan aplikasi resmi/)).toBeTruthy();
});

it('a name that is being typed stays when another device of the region makes the first workbook', async () => {
  const props = $state({
    live,
    view: aView(),
    answers,
    walkthrough,
    workbook: undefined as Workbook | undefined,
    step: undefined,
    WorkArea,
    stepCaption: '',
    now,
    onworkbook: () => undefined,
  });
  render(StepArea, { props });
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: /Nama inovasi/ });
  await userEvent.type(name, 'Posyandu Dig');
  props.workbook = workbook;
  props.view = { ...aView(), workbooks: [workbook] };
  await screen.findByText('Antre Pasti');
  expect(document.activeElement).toBe(name);
  await userEvent.type(name, 'ital{Enter}');
  const order = socket.ofType('create_workbook')[0];
  expect(order).toMatchObject({ name: 'Posyandu Digital' });
  socket.deliver({ type: 'done', id: String(order?.['id']), seq: 60, data: { workbook: 'w2' } });
  await vi.waitFor(() => {
    expect(name.isConnected).toBe(false);
  });
});
