// Chooses the page by the path: /ikut for a region, others for those who come to its door, prepare it, run a session or watch it.
import { mount } from 'svelte';
import { BASE } from './base';
import { locale } from './i18n/locale.svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/inputs.css';
import MissingPart from './ui/MissingPart.svelte';
import RegionApp from './views/region/RegionApp.svelte';

// The region's page is the one that many open at once on weak lines: it comes in one go.
const OTHERS = {
  '/masuk': () => import('./views/door/DoorApp.svelte'),
  '/daerah': () => import('./views/region_admin/RegionAdminApp.svelte'),
  '/kelola': () => import('./views/kelola/KelolaApp.svelte'),
  '/layar': () => import('./views/screen/ScreenApp.svelte'),
  '/pimpinan': () => import('./views/observer/ObserverApp.svelte'),
};

async function loadPage() {
  const other = Object.entries(OTHERS).find(([path]) => location.pathname.startsWith(BASE + path));
  return other ? (await other[1]()).default : RegionApp;
}

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) return;
  const page = await loadPage();
  await locale.restore();
  restoreTypeSize();
  mount(page, { target });
  mount(MissingPart, { target });
}

function restoreTypeSize(): void {
  try {
    document.documentElement.classList.toggle('large-type', localStorage.getItem('bimtek.large') === 'true');
  } catch {
    // Normal type will do.
  }
}

void start();
