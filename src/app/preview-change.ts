import { fromErrorBody } from '../kernel/error.ts';
import type { ChangeBase } from '../protocol/client.ts';
import type { ChangePreview } from '../protocol/view.ts';
import { suggestionsFor } from '../studio/fidelity/suggest.ts';
import { understandChange } from '../studio/fidelity/understand.ts';
import { briefInWords } from '../studio/change/brief-in-words.ts';
import { differenceTexts } from '../studio/change/difference-text.ts';

/** Sentences that may be handed to a change of a product as they stand: what its field often asks for. */
export function suggestChanges({ brief: text, form, specification: base }: ChangeBase): string[] {
  return suggestionsFor(briefInWords({ text, form, base }), base);
}

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
