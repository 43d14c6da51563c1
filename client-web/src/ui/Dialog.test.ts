// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, it } from 'vitest';
import Dialog from './Dialog.svelte';

// jsdom knows the element and not how it opens.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});

const holding = (html: string) => ({
  title: 'Jumlah orang',
  closeLabel: 'Tutup',
  onclose: () => undefined,
  children: createRawSnippet(() => ({ render: () => html })),
});

it('focus goes to the first field, so that typing reaches it and Enter does not close', () => {
  render(Dialog, holding('<form><input aria-label="Jumlah"><button>Simpan</button></form>'));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Jumlah' }));
});

it('focus goes to the title where there is no field, so that Enter decides nothing', () => {
  render(Dialog, holding('<button>Akhiri</button>'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Jumlah orang' }));
});
