/** Choosing a file of one's own: the browser's dialogue is answered with a tiny file. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { tinyFile, type TinyFile } from '../../protocol/tiny-file.ts';
import { findLabelled, isFileButton } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { type EmulatedUser, UnexpectedScreenError } from '../user/emulated-user.ts';

const patienceMs = 4_000;

/** The control that opens the dialogue for a file: the browser's button beside the field's label. */
export function findFileButton(look: Look, label: string): ScreenElement | undefined {
  return findLabelled(look, label, isFileButton)?.control;
}

/** Presses the control of a file field and chooses a file, or a tiny one of a kind, in the dialogue that opens. */
export async function chooseFile(
  user: EmulatedUser,
  label: string,
  what: 'image' | 'file' | Pick<TinyFile, 'bytes' | 'name'>,
): Promise<void> {
  const { wire } = user.screen;
  const folder = await mkdtemp(join(tmpdir(), 'chosen-'));
  try {
    const { bytes, name } = typeof what === 'string' ? tinyFile(what) : what;
    const path = join(folder, name);
    await writeFile(path, bytes);
    // The browser may run as somebody else than we do.
    await chmod(folder, 0o755);
    await wire.send('Page.setInterceptFileChooserDialog', { enabled: true });
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    const hear = (event: { backendNodeId?: number }): void => resolve(event.backendNodeId);
    wire.on('Page.fileChooserOpened', hear);
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    const { point } = await user.reach(
      (look) => findFileButton(look, label),
      `a control for a file “${label}”`,
    );
    await user.hand.click(point);
    const backendNodeId = await promise;
    clearTimeout(timer);
    wire.off('Page.fileChooserOpened', hear);
    if (backendNodeId === undefined) {
      throw new UnexpectedScreenError(`Expected “${label}” to ask for a file. Seen: nothing opened.`);
    }
    await wire.send('DOM.setFileInputFiles', { files: [path], backendNodeId });
  } finally {
    await wire.send('Page.setInterceptFileChooserDialog', { enabled: false }).catch(() => undefined);
    // The browser reads the file when the form is sent: it goes a little later.
    setTimeout(() => void rm(folder, { recursive: true, force: true }), 60_000).unref();
  }
}
