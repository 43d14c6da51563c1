// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { keepFocus } from './keep_focus';

const settled = () => new Promise((resolve) => setTimeout(resolve));

function list() {
  document.body.innerHTML = '<section><ul><li><button>a</button></li><li><button>b</button></li></ul></section>';
  const section = document.querySelector('section') as HTMLElement;
  keepFocus(section);
  const [first, second] = document.querySelectorAll('li');
  const button = first?.querySelector('button');
  button?.focus();
  return { first, second, button };
}

it('gives the focus back to what was moved within the list', async () => {
  const { first, second, button } = list();
  second?.after(first as Node);
  expect(document.activeElement).toBe(document.body);
  await settled();
  expect(document.activeElement).toBe(button);
  expect(button?.hasAttribute('tabindex')).toBe(false);
});

it('gives it to what is left around that which is gone', async () => {
  const { first, button } = list();
  button?.remove();
  await settled();
  expect(document.activeElement).toBe(first);
});

it('takes it from nobody who left the list', async () => {
  const { second, button } = list();
  button?.blur();
  second?.remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});
