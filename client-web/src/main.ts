// Chooses the page by the path: /ikut for a region, /kelola… for those who run a session.
import { mount } from 'svelte';
import { locale } from './i18n/locale.svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/inputs.css';

const loadPage = () =>
  location.pathname.startsWith('/kelola')
    ? import('./views/kelola/KelolaApp.svelte')
    : import('./views/region/RegionApp.svelte');

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) return;
  const page = await loadPage();
  await locale.restore();
  restoreTypeSize();
  mount(page.default, { target });
}

function restoreTypeSize(): void {
  try {
    document.documentElement.classList.toggle('large-type', localStorage.getItem('bimtek.large') === 'true');
  } catch {
    // Normal type will do.
  }
}

void start();
