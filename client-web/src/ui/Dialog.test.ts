// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { announcer } from './announcer.svelte';
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

it('what is said while it is open is said inside, because nothing outside is spoken then', async () => {
  announcer.say('Pengumuman terkirim');
  await Promise.resolve();
  render(Dialog, holding('<button>Salin</button>'));
  const inside = screen.getByRole('dialog');
  expect(inside.textContent).not.toContain('Pengumuman terkirim');
  announcer.say('Tersalin');
  await vi.waitFor(() => {
    expect(inside.querySelector('[role=status]')?.textContent).toBe('Tersalin');
  });
});
