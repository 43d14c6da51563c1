// Chooses the page by the path: /ikut for a region, /kelola… for those who run a session.
import { mount } from 'svelte';
import { locale } from './i18n/locale.svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/inputs.css';
import RegionApp from './views/region/RegionApp.svelte';

// The region's page is the one that many open at once on weak lines: it comes in one go.
const loadPage = async () =>
  location.pathname.startsWith('/kelola') ? (await import('./views/kelola/KelolaApp.svelte')).default : RegionApp;

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) return;
  const page = await loadPage();
  await locale.restore();
  restoreTypeSize();
  mount(page, { target });
}

function restoreTypeSize(): void {
  try {
    document.documentElement.classList.toggle('large-type', localStorage.getItem('bimtek.large') === 'true');
  } catch {
    // Normal type will do.
  }
}

void start();
