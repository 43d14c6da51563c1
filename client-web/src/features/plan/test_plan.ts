// A plan, what it may refer to, and a server that has it, for the tests of the plan form.
import { newPlan, rundownTemplate } from '../../plan/template';
import type { KnownDefinition, KnownRegion, Plan, PlanAnswer } from '../../protocol/plan';
import type { SessionState } from '../../protocol/snapshot';

const region = (code: string, name: string): [string, KnownRegion] => [
  code,
  { code, name, kind: 'kabupaten', province: code.slice(0, 2), zone: 'Asia/Makassar' },
];

export const REGIONS = new Map([
  region('73', 'Sulawesi Selatan'),
  region('73.22', 'Kabupaten Luwu Utara'),
  region('73.24', 'Kabupaten Luwu Timur'),
]);

export const DEFINITION: KnownDefinition = {
  id: 'iid-2026',
  version: '1.0.0',
  title: { id: 'Indeks Inovasi Daerah 2026' },
  hash: 'h',
  steps: [
    { id: 'profil', title: { id: 'Profil' }, minutes: 60 },
    { id: 'ind01', title: { id: 'Regulasi' }, minutes: 60 },
  ],
};

export const KNOWN = { regions: REGIONS, definitions: [DEFINITION] };

/** Enough of a rundown to see what the whole one does. */
const ITEMS = ['registrasi', 'pembukaan', 'lagu_kebangsaan', 'doa', 'foto_bersama', 'praktik', 'penutupan'];

export const somePlan = (): Plan => ({
  ...newPlan(),
  id: 's1',
  title: { id: 'Bimtek' },
  host: 'BSKDN',
  date: '2026-12-03',
  zone: 'Asia/Makassar',
  ends_at: '10:45',
  agenda: rundownTemplate().filter(({ id }) => ITEMS.includes(id)),
  walkthrough: 'iid-2026',
  steps: ['profil'],
  invited: [{ code: '73.24', sites: [{ id: 'aula', name: 'Aula', expected_heads: 20 }] }],
});

/** Has one session, `s1`. Stands in for `fetch`. */
export class PlanServer {
  plan = somePlan();
  revision = 1;
  by = 'panitia';
  state: SessionState = 'scheduled';
  token = 'masuk';
  readonly sessions: { host: string; starts_at: string }[] = [];
  /** What the next requests that change something are answered, instead of doing it; null: no answer comes. */
  readonly refusals: ({ status: number; body?: object } | null)[] = [];
  readonly saved: Plan[] = [];

  readonly fetch = (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (headers.get('Authorization') !== `Bearer ${this.token}`) return json({ code: 'unauthorized' }, 401);
    if (path.endsWith('/sessions') && init.method === 'GET') return json({ sessions: this.sessions }, 200);
    if (init.method === 'GET') return json(path.endsWith('/plan') ? this.inForce() : { state: this.state }, 200);
    const refusal = this.refusals.shift();
    if (refusal === null) return Promise.reject(new TypeError('offline'));
    if (refusal) return json(refusal.body ?? {}, refusal.status);
    if (init.method === 'PUT' && headers.get('If-Match') !== `"${this.revision}"`) return json({ code: 'stale' }, 412);
    this.plan = JSON.parse(String(init.body)) as Plan;
    this.saved.push(this.plan);
    this.revision += 1;
    return json(init.method === 'POST' ? { id: 's2' } : { revision: this.revision }, 200);
  };

  /** Someone else changes the plan. */
  changes(by: string, change: Partial<Plan>): void {
    this.plan = { ...this.plan, ...change };
    this.revision += 1;
    this.by = by;
  }

  private inForce(): PlanAnswer {
    return { revision: this.revision, made_by: this.by, made_at: '2026-11-24T02:00:00.000Z', plan: this.plan };
  }
}

const json = (body: object, status: number): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));
