// One press, one act. Many of our users double-click everything, and some keep Enter held down; what comes of the first press often puts
// another button in the same place, and the second press would do what nobody meant.

const buttonOf = (event: Event) => (event.target instanceof Element ? event.target.closest('button') : null);

/** For the pages of those who run or prepare a session. Lets neither the further clicks of a double click nor the repeats of a held key reach a button of the page. */
export function onePress(page: Document): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener(
    'click',
    (event) => {
      if (event.detail > 1 && buttonOf(event)) stop(event);
    },
    true,
  );
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && event.key === 'Enter' && buttonOf(event)) stop(event);
    },
    true,
  );
}
