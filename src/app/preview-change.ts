import { fromErrorBody } from '../kernel/error.ts';
import type { ChangeBase } from '../protocol/client.ts';
import type { ChangePreview } from '../protocol/view.ts';
import { understandChange } from '../studio/fidelity/understand.ts';
import { briefInWords } from '../studio/change/brief-in-words.ts';
import { differenceTexts } from '../studio/change/difference-text.ts';

/** Says what a change would make of a product. Throws UserError `declined` when it is not understood. */
export function previewChange(
  { brief: text, form, specification: base }: ChangeBase,
  change: string,
): ChangePreview {
  const made = understandChange({ brief: briefInWords({ text, form, base }), base, change });
  if (!('differences' in made)) {
    const { why = 'The change was not understood', hint } = made;
    throw fromErrorBody({
      kind: 'user',
      code: 'declined',
      message: why,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  const { specification, renames, unread: notUnderstood } = made;
  return {
    differences: differenceTexts(made.differences, made.from, specification),
    renames,
    notUnderstood,
  };
}
