// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  chooseToken,
  deviceId,
  firstEntered,
  forgetToken,
  keptInvitations,
  labelToken,
  takeToken,
} from './invitations';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/ikut');
});

describe('a link', () => {
  it('leaves its token in this browser and not in the address bar', () => {
    history.replaceState(null, '', '/ikut#secret');
    expect(takeToken('/ikut')).toBe('secret');
    expect(location.href).not.toContain('secret');
    expect(takeToken('/ikut')).toBe('secret');
  });

  it('opened twice is kept once', () => {
    chooseToken('/ikut', 'a');
    chooseToken('/ikut', 'b');
    chooseToken('/ikut', 'a');
    expect(keptInvitations('/ikut').map((one) => one.token)).toEqual(['a', 'b']);
  });

  it('for one page is not offered on the other', () => {
    chooseToken('/kelola', 'staff');
    expect(takeToken('/ikut')).toBeNull();
  });

  it('is known by the session that it is for', () => {
    chooseToken('/ikut', 'a');
    labelToken('a', 'Luwu Timur', 's-1');
    labelToken('a', 'Luwu Timur · Aula');
    expect(keptInvitations('/ikut')).toEqual([
      { token: 'a', page: '/ikut', label: 'Luwu Timur · Aula', session: 's-1' },
    ]);
  });

  it('keeps its label, and can be forgotten', () => {
    chooseToken('/ikut', 'a');
    labelToken('a', 'Luwu Timur');
    expect(keptInvitations('/ikut')[0]?.label).toBe('Luwu Timur');
    forgetToken('a');
    expect(takeToken('/ikut')).toBeNull();
  });
});

it('a browser keeps one device id', () => {
  const first = deviceId();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(deviceId()).toBe(first);
});

it('loading the page again keeps the time at which this tab entered', () => {
  expect(firstEntered('s', 'i1', 1000)).toBe(1000);
  expect(firstEntered('s', 'i1', 5000)).toBe(1000);
  expect(firstEntered('s', 'i2', 5000)).toBe(5000);
});
