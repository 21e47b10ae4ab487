/** Signing in where rows are worked: as it was shown, with the password that the person keeps for the place, and once. */
import { UserError } from '../../kernel/error.ts';
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { follow, type Desk } from '../controller/controller.ts';
import { elementIn, isField } from '../controller/effect.ts';
import { asksForSecret, withoutSecret } from '../hand/fill-secret.ts';
import type { Row } from './read-rows.ts';

/** Whether a page asks for a password. */
export function isSigningIn({ elements }: Observation): boolean {
  return elements.some(asksForSecret);
}

/** What is pressed once the password is in its field: a second try might close the account. */
function isSent(action: Action, screen: Observation): boolean {
  const isFilled = screen.elements.some((element) => asksForSecret(element) && (element.value ?? '') !== '');
  if (!isFilled) return false;
  if (action.kind === 'press') return action.key === 'Enter';
  const element = elementIn(screen, action.element);
  return action.kind === 'click' && element !== undefined && !isField(element) && element.role !== 'checkbox';
}

/** Throws a UserError `sign-in-failed` where it does not come about, with what the page says. */
export async function signIn(desk: Desk, { task, values }: { task: string; values: Row }): Promise<void> {
  const passage = await follow(desk, [
    {
      instruction: task,
      values,
      isReached: (screen) => screen.elements.length > 0 && !isSigningIn(screen),
      isLast: isSent,
    },
  ]);
  if (passage.end === 'reached') return;
  throw signInFailed(withoutSecret(passage.message, desk.secret));
}

/** See above. */
export function signInFailed(why: string): UserError {
  return new UserError({
    code: 'sign-in-failed',
    message: `Signing in did not work. ${why}`,
    hint: 'Is the right password kept? ./macrohard optimus secret list',
  });
}
