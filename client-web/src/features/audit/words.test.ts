// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import schema from '../../../../schemas/http/audit.response.schema.json';
import { locale } from '../../i18n';
import { en } from '../../i18n/audit/en';
import { id } from '../../i18n/audit/id';
import type { AuditEntry } from '../../protocol/http_manage';
import { authorInWords, changeInWords } from './words';

afterEach(() => locale.choose('id'));

const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  number: 1,
  at: '2026-11-24T01:00:00.000Z',
  by: { kind: 'account', id: 'u-1', name: 'panitia', script: null },
  action: 'invitation_revoked',
  session: null,
  about: 'Kabupaten Luwu Timur, Aula',
  detail: {},
  ...change,
});

describe('a change', () => {
  it('has words in both languages for every code of the contract, and for no other', () => {
    const codes = [...schema.properties.entries.items.properties.action.enum].sort();
    expect(Object.keys(id.actions).sort()).toEqual(codes);
    expect(Object.keys(en.actions).sort()).toEqual(codes);
  });

  it('says what was done, with names and figures', () => {
    expect(changeInWords(entry({}))).toBe('Undangan Kabupaten Luwu Timur, Aula dicabut');
    const links = entry({ action: 'links_issued', about: null, detail: { count: 1087 } });
    expect(changeInWords(links)).toBe('1.087 tautan baru dibuat');
    const plan = entry({ action: 'plan_revised', about: null, detail: { revision: 3 } });
    expect(changeInWords(plan)).toBe('Rencana kegiatan diubah; revisi 3 berlaku');
  });

  it('that this page does not know yet is shown as its code', () => {
    expect(changeInWords(entry({ action: 'door_closed' }))).toBe('door_closed');
    expect(changeInWords(entry({ action: 'toString' }))).toBe('toString');
  });

  it('says who did it: an account, its script, the program, somebody whose name was erased', () => {
    const by = entry({}).by;
    expect(authorInWords(entry({}))).toBe('panitia');
    expect(authorInWords(entry({ by: { ...by, script: 'rekap' } }))).toBe('panitia, melalui skrip “rekap”');
    expect(authorInWords(entry({ by: { kind: 'program', id: null, name: null, script: null } }))).toBe(
      'Perintah di server',
    );
    expect(authorInWords(entry({ by: { ...by, kind: 'invitation', name: null } }))).toBe('Nama sudah dihapus');
  });
});
