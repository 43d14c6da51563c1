// A code as it is said on the phone: `7324-bako-rimu` is "tujuh – tiga – dua – empat, ba – ko – ri – mu".
import { desk } from '../../i18n/desk';

/** Does not end a line: what is read out without a stop is written in one. */
const PAUSE = '\u00a0–\u00a0';

export function spokenCode(code: string): string {
  const [digits = '', ...words] = code.split('-');
  const spoken = [...digits].map((digit) => desk.t.help.digits[Number(digit)] ?? digit);
  const syllables = words.join('').match(/../g) ?? [];
  return `${spoken.join(PAUSE)}, ${syllables.join(PAUSE)}`;
}
