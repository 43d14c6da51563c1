import { expect, it } from 'vitest';
import { aView, item } from '../../live/test_views';
import type { View } from '../../live/view';
import { pictureOf } from './picture';
import { sentencesOf, totalsOf } from './summary';

const start = Date.parse('2026-11-24T01:00:00.000Z');
const MINUTE = 60_000;
const counts = { not_started: 1, in_progress: 0, problem: 0, stuck: 0, done: 2 };

function sentences(change: Partial<View>, now = start): string[] {
  const first = item('buka', { planned_start: '2026-11-24T01:00:00.000Z' });
  const view = { ...aView({ heads: 40, items: [first] }), ...change };
  return sentencesOf(view, pictureOf(view, now), now);
}

it('tells each total beside what was invited or expected', () => {
  expect(totalsOf(aView({ heads: 40 }))).toEqual([
    { label: 'Pemerintah daerah hadir', value: 2, of: 'dari 87 diundang' },
    { label: 'Lokasi hadir', value: 2, of: 'dari 1 diundang' },
    { label: 'Orang di ruangan', value: 40, of: 'dari perkiraan 12' },
    { label: 'Masuk dengan nama sendiri', value: 0, of: 'terhubung sekarang' },
  ]);
});

it('says in three sentences who is there, how the day runs and how the work goes', () => {
  expect(sentences({ board: { version: 1, whole: true, steps: { ind01: { ...counts, stuck: 1 } } } }, start)).toEqual([
    '2 dari 87 pemerintah daerah hadir, di 2 lokasi dengan 40 orang.',
    'Acara berjalan sesuai jadwal.',
    'Pada langkah ini 2 dari 4 lembar kerja selesai; 1 menunggu bantuan.',
  ]);
  expect(sentences({}, start + 12 * MINUTE)[1]).toBe('Acara mundur 12 menit dari jadwal.');
  expect(sentences({}, start - 5 * MINUTE)[1]).toBe('Acara lebih cepat 5 menit dari jadwal.');
  expect(sentences({ board: { version: 1, whole: true, steps: { ind01: counts } } })[2]).toContain(
    'tidak ada yang menunggu bantuan',
  );
});

it('says before the session when it starts, and after it until when workbooks stay open', () => {
  const { session } = aView();
  expect(sentences({ session: { ...session, state: 'lobby' } }).slice(1)).toEqual([
    expect.stringMatching(/^Kegiatan belum dimulai; rencananya pukul 08\.00 WIB \/ 09\.00 WITA/),
    'Daerah belum mulai mengisi lembar kerja.',
  ]);
  const ended = { ...session, state: 'ended' as const, workbooks_deadline: '2026-12-01T08:00:00.000Z' };
  expect(sentences({ session: ended })).toEqual([
    expect.stringMatching(/^Kegiatan sudah selesai\..* 1 Desember 2026/),
    'Saat ini 2 dari 87 pemerintah daerah masih terhubung.',
    'Siapa yang hadir selama kegiatan ada dalam laporan kehadiran.',
  ]);
});

it('says of a cancelled session nothing but that', () => {
  const { session } = aView();
  expect(sentences({ session: { ...session, state: 'cancelled' } })).toEqual(['Kegiatan ini dibatalkan.']);
});
