// @vitest-environment jsdom
import { configure, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Account } from '../sign_in/account.svelte';
import AgendaSection from './AgendaSection.svelte';
import AttendanceSection from './AttendanceSection.svelte';
import { PlanForm } from './plan_form.svelte';
import PlanComparison from './PlanComparison.svelte';
import PlanErrors from './PlanErrors.svelte';
import RegionsSection from './RegionsSection.svelte';
import StepsSection from './StepsSection.svelte';
import { DEFINITION, KNOWN, PlanServer, REGIONS } from './test_plan';

// Nothing here is hidden, and jsdom takes seconds to find that out in so many fields.
configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 20_000 });

let server: PlanServer;
let form: PlanForm;
const user = userEvent.setup();

beforeEach(async () => {
  localStorage.clear();
  // jsdom lays nothing out.
  HTMLElement.prototype.scrollIntoView = () => undefined;
  server = new PlanServer();
  vi.stubGlobal('fetch', server.fetch);
  form = await PlanForm.open(new Account('masuk'), 's1');
});

const titles = () => form.plan.agenda.map(({ title }) => title.id);

it('an item moves by its buttons and by keyboard, and focus goes with it', async () => {
  render(AgendaSection, { form });
  const down = screen.getByRole('button', { name: 'Turun: Penutupan' });
  expect(down).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Naik: Penutupan' }));
  expect(titles().at(-2)).toBe('Penutupan');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Naik: Penutupan' }));
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(titles().at(-3)).toBe('Penutupan');
  screen.getByRole('textbox', { name: 'Mata acara 1' }).focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(titles()[1]).toBe('Registrasi peserta dan uji koneksi');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Mata acara 2' }));
});

it('what counts follows the kind; length and end follow the minutes, in every zone', async () => {
  render(AgendaSection, { form });
  screen.getByText(
    /7 mata acara, 2 jam 45 menit, selesai pukul 09.45 WIB \/ 10.45 WITA \/ 11.45 WIT\. .*: 1 jam 45 menit\./,
  );
  await user.selectOptions(screen.getByRole('combobox', { name: 'Jenis: Penutupan' }), 'Praktik');
  expect(form.plan.agenda.at(-1)).toMatchObject({ kind: 'practice', counts: true, break: false });
  await user.clear(screen.getByRole('spinbutton', { name: 'Menit: Penutupan' }));
  await user.type(screen.getByRole('spinbutton', { name: 'Menit: Penutupan' }), '30');
  screen.getByText(/3 jam 5 menit, selesai pukul 10.05 WIB \/ 11.05 WITA \/ 12.05 WIT/);
});

it('a stated start that does not fit is shown at the item, with ways on', async () => {
  render(AgendaSection, { form });
  await user.click(screen.getByRole('button', { name: 'Rincian: Pembacaan doa' }));
  await user.type(screen.getByRole('textbox', { name: /^Harus mulai pukul/ }), '8.30');
  await user.tab();
  screen.getByText(/Ditetapkan mulai 08.30 WITA, tetapi acara sebelumnya baru selesai 08.40 WITA: bertumpuk 10 menit/);
  await user.clear(screen.getByRole('textbox', { name: /^Harus mulai pukul/ }));
  await user.type(screen.getByRole('textbox', { name: /^Harus mulai pukul/ }), '9.00');
  await user.tab();
  await user.click(
    screen.getByRole('button', { name: 'Jadikan “Menyanyikan lagu kebangsaan Indonesia Raya” 25 menit' }),
  );
  expect(form.mistakes).toEqual([]);
  expect(screen.queryByText(/Ditetapkan mulai/)).toBeNull();
});

it('items are added where they belong, and removed', async () => {
  render(AgendaSection, { form });
  await user.click(screen.getByRole('button', { name: 'Rincian: Foto bersama' }));
  await user.click(screen.getByRole('button', { name: 'Sisipkan mata acara di bawah ini' }));
  await user.keyboard('Pemutaran video');
  expect(titles()[5]).toBe('Pemutaran video');
  await user.click(screen.getByRole('button', { name: 'Hapus: Pemutaran video' }));
  expect(form.changes).toEqual([]);
  expect(form.undoable?.text).toContain('Pemutaran video');
});

it('a province is invited at once or in part, and taken out again', async () => {
  render(RegionsSection, { form, regions: REGIONS });
  const whole = screen.getByRole('checkbox', { name: 'Seluruh Sulawesi Selatan' });
  expect(whole).toHaveProperty('indeterminate', true);
  await user.click(whole);
  expect(form.plan.invited.map(({ code }) => code)).toEqual(['73', '73.22', '73.24']);
  screen.getByText('3 pemerintah daerah, 3 lokasi, perkiraan 60 orang');
  await user.click(screen.getByRole('button', { name: /^Lihat daerah/ }));
  await user.click(screen.getByRole('checkbox', { name: /^Kabupaten Luwu Utara/ }));
  expect(form.plan.invited.map(({ code }) => code)).toEqual(['73', '73.24']);
});

it('a region gets a second site', async () => {
  render(RegionsSection, { form, regions: REGIONS });
  await user.click(screen.getByRole('button', { name: /^Lihat daerah/ }));
  await user.click(screen.getByRole('button', { name: 'Tambah lokasi: Kabupaten Luwu Timur' }));
  await user.keyboard('Ruang rapat Bappeda');
  expect(form.plan.invited[0]?.sites.map(({ name }) => name)).toEqual(['Aula', 'Ruang rapat Bappeda']);
});

it('a pasted code that is wrong is named with its line, and the rest is kept', async () => {
  render(RegionsSection, { form, regions: REGIONS });
  await user.click(screen.getByText('Tempel daftar'));
  const field = screen.getByRole('textbox', { name: /^Kode atau nama daerah/ });
  await user.type(field, '73.22\n73.99\n73');
  await user.click(screen.getByRole('button', { name: 'Undang daerah dalam daftar' }));
  screen.getByText('2 daerah ditambahkan.');
  screen.getByText(/Baris 2, “73.99”: tidak ada daerah/);
  expect(form.plan.invited).toHaveLength(3);
  expect(field).toHaveProperty('value', '73.22\n73.99\n73');
});

it('once live, regions that are in the plan stay, and new ones come and go', async () => {
  server.state = 'live';
  form = await PlanForm.open(new Account('masuk'), 's1');
  render(RegionsSection, { form, regions: REGIONS });
  await user.click(screen.getByRole('button', { name: /^Lihat daerah/ }));
  expect(screen.getByRole('checkbox', { name: /^Kabupaten Luwu Timur/ })).toHaveProperty('disabled', true);
  const other = screen.getByRole('checkbox', { name: /^Kabupaten Luwu Utara/ });
  await user.click(other);
  await user.click(other);
  expect(form.plan.invited).toHaveLength(1);
});

it('once live, the rules of attendance are shown with the reason, and what was typed before can be taken back', async () => {
  server.state = 'live';
  form = await PlanForm.open(new Account('masuk'), 's1');
  form.plan.attendance.full = 90;
  render(AttendanceSection, { form });
  screen.getByText(/^Kegiatan sudah dimulai, jadi aturan kehadiran tidak berubah lagi/);
  expect(screen.getByRole('group', { name: 'Aturan kehadiran' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Pakai yang berlaku' }));
  expect(form.plan.attendance.full).toBe(75);
});

it('the minutes of the steps are held against those of the practice', async () => {
  render(StepsSection, { form, definitions: [DEFINITION] });
  screen.getByText(/perlu 1 jam; praktik pada susunan acara 1 jam 45 menit. Cukup, dengan cadangan 45 menit/);
  await user.click(screen.getByRole('checkbox', { name: /^Regulasi/ }));
  screen.getByText(/perlu 2 jam; .* Kurang 15 menit/);
});

it('from the lobby on the rundown is shown with the reason, and cannot be edited', async () => {
  server.state = 'lobby';
  form = await PlanForm.open(new Account('masuk'), 's1');
  render(AgendaSection, { form });
  screen.getByText(/^Ruang tunggu sudah dibuka, jadi susunan acara kini diatur di halaman kendali/);
  expect(screen.queryByRole('button', { name: 'Tambah mata acara' })).toBeNull();
  expect(screen.getByRole('group', { name: 'Susunan acara' })).toHaveProperty('disabled', true);
});

it('the summary of mistakes leads to their fields', async () => {
  form.plan.title.id = '';
  server.refusals.push({ status: 422, body: { problems: [{ path: '/agenda/3/minutes', code: 'out_of_range' }] } });
  await form.save();
  render(AgendaSection, { form });
  render(PlanErrors, { form, regions: REGIONS });
  await user.click(screen.getByRole('link', { name: /mata acara “Pembacaan doa”, Menit: Angka ini di luar batas/ }));
  expect(document.activeElement).toBe(screen.getByRole('spinbutton', { name: 'Menit: Pembacaan doa' }));
});

it('a comparison says who changed what, and nothing is taken before it is chosen', async () => {
  form.plan.host = 'Saya';
  form.plan.theme = 'Tema saya';
  server.changes('rekan', { host: 'Rekan', meeting_url: 'https://rapat.example' });
  await form.save();
  const onsave = vi.fn();
  render(PlanComparison, { form, theirs: form.theirs!, known: KNOWN, onsave });
  screen.getByRole('heading', { name: 'rekan mengubah rencana ini saat Anda mengisinya' });
  const host = screen.getByRole('group', { name: /^penyelenggara/ });
  expect(host.textContent).toContain('Anda berdua mengubah bagian ini');
  expect(within(host).getByRole('radio', { name: 'Pakai isian saya' })).toHaveProperty('checked', true);
  await user.click(within(host).getByRole('radio', { name: 'Pakai milik rekan' }));
  expect(form.plan.host).toBe('Saya');
  await user.click(screen.getByRole('button', { name: 'Simpan pilihan ini' }));
  expect(onsave).toHaveBeenCalled();
  expect(form.plan).toMatchObject({ host: 'Rekan', theme: 'Tema saya', meeting_url: 'https://rapat.example' });
});
