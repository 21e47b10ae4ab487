/** A password of the person who owns the home is filled in without ever being part of what is seen, decided or stored. */
import { UserError } from '../../kernel/error.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Eye } from '../eye/eye.ts';
import type { Hand } from './hand.ts';

/** A password, the name under which it is kept, and the origin (`https://portal.example`) to which alone it is shown. */
export type Secret = { name: string; origin: string; value: string };

/** Thrown when a password is not filled in; nothing was typed then. */
export class SecretRefusedError extends UserError {}

/** Whether a text only stands for one that nobody may see: bullets, as demonstrations hold them. */
export function isMask(text: string): boolean {
  return /^•+$/u.test(text);
}

/** What anybody may read, without the password. */
export function withoutSecret(text: string, secret: Secret | undefined): string {
  if (!secret) return text;
  const written = JSON.stringify(secret.value).slice(1, -1);
  return [secret.value, written, encodeURIComponent(secret.value)].reduce(
    (left, form) => left.replaceAll(form, '•'.repeat(8)),
    text,
  );
}

/** Whether a field asks for a password. */
export function asksForSecret({ secret, disabled }: ScreenElement): boolean {
  return secret === true && disabled !== true;
}

function refused(code: string, message: string, hint?: string): SecretRefusedError {
  return new SecretRefusedError({ code, message, ...(hint !== undefined && { hint }) });
}

/**
 * Puts a password into the field that was meant, at once: only while it has the focus and shows bullets, and only on a page
 * of the origin that the password belongs to. Throws a SecretRefusedError otherwise.
 */
export async function fillSecret(
  at: { eye: Pick<Eye, 'secretField'>; hand: Pick<Hand, 'press' | 'insert'> },
  secret: Secret | undefined,
  element: number | undefined,
): Promise<void> {
  const { eye, hand } = at;
  if (!secret) {
    const hint = './macrohard optimus secret set NAME --url ADDRESS keeps it.';
    throw refused('secret-missing', 'The page asks for a password, and none is kept for it.', hint);
  }
  const check = async (): Promise<number> => {
    const field = await eye.secretField();
    if (!field || field.id !== element)
      throw refused('secret-misplaced', `${secret.name} goes into no field but one that shows bullets.`);
    if (field.origin === secret.origin) return field.length;
    const message = `${secret.name} belongs to ${secret.origin}, and this page is of ${field.origin}.`;
    throw refused('secret-origin', message);
  };
  if ((await check()) > 0) {
    await hand.press('Control+a');
    await check();
  }
  await hand.insert(secret.value);
}
