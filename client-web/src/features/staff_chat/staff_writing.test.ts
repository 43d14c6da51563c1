import { expect, it } from 'vitest';
import type { Command } from '../../protocol/commands';
import type { Done, Refused } from '../../protocol/frames';
import { StaffWriting } from './staff_writing.svelte';

/** A line on which answers come when the test wants them. */
function aLine() {
  const sent: Command[] = [];
  const answers: ((reply: Done | Refused) => void)[] = [];
  const send = (command: Command) => {
    sent.push(command);
    return new Promise<Done | Refused>((resolve) => answers.push(resolve));
  };
  return { sent, answers, send };
}

const done: Done = { type: 'done', id: 'c1' };

it('what was sent to one channel takes nothing from the draft of the other', async () => {
  const line = aLine();
  const writing = new StaffWriting({ send: line.send }, 's');
  writing.current.draft = 'Pukul 10 kita mulai lagi.';
  writing.channel = 'staff';
  writing.current.draft = 'Gowa belum siap.';
  const posting = writing.current.post();
  writing.channel = 'everyone';
  line.answers[0]?.(done);
  await posting;
  expect(writing.current.draft).toBe('Pukul 10 kita mulai lagi.');
  writing.channel = 'staff';
  expect(writing.current.draft).toBe('');
});

it('a message that is on its way is not sent again by whoever comes back to the chat', async () => {
  const line = aLine();
  const writing = new StaffWriting({ send: line.send }, 's');
  writing.current.draft = 'Selamat pagi';
  void writing.current.post();
  expect(await writing.current.post()).toBe(false);
  expect(line.sent).toHaveLength(1);
});

it('a text that was refused stays, with the reason', async () => {
  const line = aLine();
  const writing = new StaffWriting({ send: line.send }, 's');
  writing.current.draft = 'Selamat pagi';
  const posting = writing.current.post();
  line.answers[0]?.({ type: 'refused', id: 'c1', reason: 'wrong_state' });
  expect(await posting).toBe(false);
  expect(writing.current).toMatchObject({ draft: 'Selamat pagi', sending: false });
  expect(writing.current.error).not.toBeNull();
});
