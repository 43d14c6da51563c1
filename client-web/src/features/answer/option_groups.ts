// Options under the headings that a form gives them.
import type { ChoiceField, Option } from '../../walkthrough/definition';
import type { Localized } from '../../protocol/snapshot';

export interface OptionGroup {
  id: string;
  label: Localized | null;
  options: Option[];
}

/** In the order of the form; what has no group comes first, without a heading. */
export function grouped(field: ChoiceField, options: Option[]): OptionGroup[] {
  const known = field.option_groups ?? [];
  const groups: OptionGroup[] = [
    { id: '', label: null, options: options.filter((option) => !known.some((group) => group.id === option.group)) },
    ...known.map((group) => ({ ...group, options: options.filter((option) => option.group === group.id) })),
  ];
  return groups.filter((group) => group.options.length > 0);
}
