import { expect, it } from 'vitest';
import { follow } from './follow';

it('a screen that shows the current step goes along when the facilitator opens the next', () => {
  expect(follow({ current: 'b', selected: 'a', before: 'a', editing: false })).toEqual({ go: 'b', offer: null });
});

it('a screen that shows nothing yet goes to the current step', () => {
  expect(follow({ current: 'b', selected: null, before: null, editing: false })).toEqual({ go: 'b', offer: null });
});

it('someone who is typing is offered the step and not moved', () => {
  expect(follow({ current: 'b', selected: 'a', before: 'a', editing: true })).toEqual({ go: null, offer: 'b' });
});

it('someone who reads an earlier step is offered the new one', () => {
  expect(follow({ current: 'c', selected: 'a', before: 'b', editing: false })).toEqual({ go: null, offer: 'c' });
});

it('nothing happens to a screen that is there already, or while no step is current', () => {
  expect(follow({ current: 'a', selected: 'a', before: 'b', editing: false })).toEqual({ go: null, offer: null });
  expect(follow({ current: null, selected: 'a', before: 'a', editing: false })).toEqual({ go: null, offer: null });
});
