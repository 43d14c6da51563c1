// A code as it is said on the phone: `7324-bako-rimu` is "tujuh – tiga – dua – empat, ba – ko – ri – mu".
import { desk } from '../../i18n/desk';

export function spokenCode(code: string): string {
  const [digits = '', ...words] = code.split('-');
  const spoken = [...digits].map((digit) => desk.t.help.digits[Number(digit)] ?? digit);
  const syllables = words.join('').match(/../g) ?? [];
  return `${spoken.join(' – ')}, ${syllables.join(' – ')}`;
}
