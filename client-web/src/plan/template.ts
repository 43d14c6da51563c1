// A new plan: the rundown that most Bimteks follow. Roles stand for persons; the organizer writes who it is.
import type { Plan, PlanItem } from '../protocol/plan';
import type { AgendaKind } from '../protocol/snapshot';
import { weightOf } from './agenda';

const item = (id: string, kind: AgendaKind, minutes: number, title: string, en: string, pic: string): PlanItem => ({
  id,
  title: { id: title, en },
  kind,
  minutes,
  pic,
  ...weightOf(kind),
});

const RUNDOWN: readonly PlanItem[] = [
  item(
    'registrasi',
    'registration',
    30,
    'Registrasi peserta dan uji koneksi',
    'Registration and connection test',
    'Panitia',
  ),
  item(
    'pembukaan',
    'opening',
    5,
    'Pembukaan oleh pembawa acara',
    'Opening by the master of ceremonies',
    'Pembawa acara',
  ),
  item(
    'lagu_kebangsaan',
    'anthem',
    5,
    'Menyanyikan lagu kebangsaan Indonesia Raya',
    'National anthem “Indonesia Raya”',
    'Operator',
  ),
  item('doa', 'prayer', 5, 'Pembacaan doa', 'Prayer', 'Petugas doa'),
  item('laporan', 'report', 10, 'Laporan ketua panitia', 'Report by the committee chair', 'Ketua panitia'),
  item('sambutan', 'remarks', 20, 'Sambutan dan pembukaan resmi', 'Remarks and official opening', 'Pejabat pembuka'),
  item('foto_bersama', 'photo', 5, 'Foto bersama', 'Group photo', 'Operator'),
  item('materi_1', 'presentation', 60, 'Paparan materi I: kebijakan', 'Presentation I: policy', 'Narasumber'),
  item(
    'materi_2',
    'presentation',
    60,
    'Paparan materi II: tata cara pengisian dan data dukung',
    'Presentation II: how to fill in the form, and its evidence',
    'Narasumber',
  ),
  item('tanya_jawab', 'qna', 30, 'Diskusi dan tanya jawab', 'Discussion, questions and answers', 'Moderator'),
  item('ishoma', 'break', 70, 'Istirahat, salat, dan makan', 'Break for prayer and lunch', 'Panitia'),
  item(
    'praktik',
    'practice',
    105,
    'Praktik dan pendampingan pengisian per daerah',
    'Practice: filling in the form, region by region',
    'Fasilitator',
  ),
  item('evaluasi', 'evaluation', 15, 'Evaluasi dan rencana tindak lanjut', 'Evaluation and follow-up plan', 'Panitia'),
  item('penutupan', 'closing', 10, 'Penutupan', 'Closing', 'Pejabat penutup'),
];

export const rundownTemplate = (): PlanItem[] => RUNDOWN.map((one) => ({ ...one, title: { ...one.title } }));

/** Everything that can be set ahead; title, host, day, form and regions are the organizer's. */
export const newPlan = (): Plan => ({
  format: 'plan/1',
  id: 'baru',
  title: { id: '' },
  theme: null,
  host: '',
  date: '',
  zone: 'Asia/Jakarta',
  starts_at: '08:00',
  ends_at: '',
  meeting_url: null,
  walkthrough: '',
  steps: [],
  agenda: rundownTemplate(),
  invited: [],
  attendance: { grace_s: 60, late_after_min: 15, full: 75, partial: 50 },
});
