// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { chooseToken } from '../../api/invitations';
import KelolaApp from './KelolaApp.svelte';

// The room itself is not looked at here, only the way out of it.
let leave: () => void;
vi.mock('./ControlRoom.svelte', () => ({
  default: (_anchor: unknown, props: { onleave: () => void }) => {
    leave = props.onleave;
  },
}));

it('says where the session stands now after the control room was left', async () => {
  let state = 'scheduled';
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      Response.json({
        kind: 'invitation',
        invitation: 'i',
        role: 'facilitator',
        name: 'Rina',
        region: null,
        site: null,
        session: {
          id: 's',
          title: { id: 'Bimtek' },
          host: 'Badan',
          starts_at: '2022-04-21T00:00:00.000Z',
          zone: 'Asia/Makassar',
          state,
        },
      }),
    ),
  );
  chooseToken('/kelola', 't');
  render(KelolaApp);
  expect(await screen.findByText('Terjadwal')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Masuk' }));
  state = 'live';
  leave();
  expect(await screen.findByText('Berlangsung')).toBeTruthy();
});
