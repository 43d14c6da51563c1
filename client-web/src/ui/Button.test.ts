// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import Button from './Button.svelte';

it('keeps the focus and does nothing while it is disabled, neither does its form', async () => {
  const onclick = vi.fn();
  const onsubmit = vi.fn((event: Event) => {
    event.preventDefault();
  });
  const form = document.body.appendChild(document.createElement('form'));
  form.addEventListener('submit', onsubmit);
  const children = createRawSnippet(() => ({ render: () => '<span>Simpan</span>' }));
  const { rerender } = render(Button, { target: form, props: { type: 'submit', onclick, children } });
  const button = screen.getByRole('button');
  await userEvent.click(button);
  await rerender({ disabled: true });
  await userEvent.click(button);
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(onclick).toHaveBeenCalledOnce();
  expect(onsubmit).toHaveBeenCalledOnce();
});
