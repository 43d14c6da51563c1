// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import type { arrival as Arrival } from './arrival';

let arrival: typeof Arrival;

const comes = (tag: string) => {
  const element = document.createElement(tag);
  document.body.replaceChildren(element);
  return element;
};
const heading = () => {
  const element = comes('h1');
  arrival(element);
  return element;
};

beforeEach(async () => {
  vi.resetModules();
  ({ arrival } = await import('./arrival'));
});

it('leaves the focus of a page that was loaded alone', () => {
  heading();
  expect(document.activeElement).toBe(document.body);
});

it('gives the focus to the page that takes the place of another', () => {
  heading();
  comes('button').focus();
  const next = heading();
  expect(document.activeElement).toBe(next);
});

it('takes the focus from nobody who has moved on while the page was on its way', () => {
  heading();
  const button = comes('button');
  button.focus();
  const late = document.createElement('h1');
  button.after(late);
  arrival(late);
  expect(document.activeElement).toBe(button);
});
