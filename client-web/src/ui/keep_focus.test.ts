// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { keepFocus } from './keep_focus';

const settled = () => new Promise((resolve) => setTimeout(resolve));

function list() {
  const [section, first, second, button] = ['section', 'li', 'li', 'button'].map((tag) => document.createElement(tag));
  if (!section || !first || !second || !button) throw new Error();
  first.append(button);
  section.append(first, second);
  document.body.replaceChildren(section);
  keepFocus(section);
  button.focus();
  return { first, second, button };
}

it('gives the focus back to what was moved within the list', async () => {
  const { first, second, button } = list();
  second.after(first);
  expect(document.activeElement).toBe(document.body);
  await settled();
  expect(document.activeElement).toBe(button);
  expect(button.hasAttribute('tabindex')).toBe(false);
});

it('gives it to what is left around that which is gone', async () => {
  const { first, button } = list();
  button.remove();
  await settled();
  expect(document.activeElement).toBe(first);
});

it('takes it from nobody who left the list', async () => {
  const { second, button } = list();
  button.blur();
  second.remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});
