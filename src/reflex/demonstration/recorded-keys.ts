/** Names of keys that type nothing, by the code that the records hold. */
const named = new Map<number, string>([
  [8, 'Backspace'],
  [9, 'Tab'],
  [13, 'Enter'],
  [16, 'Shift'],
  [17, 'Control'],
  [18, 'Alt'],
  [20, 'CapsLock'],
  [27, 'Escape'],
  [32, ' '],
  [33, 'PageUp'],
  [34, 'PageDown'],
  [35, 'End'],
  [36, 'Home'],
  [37, 'ArrowLeft'],
  [38, 'ArrowUp'],
  [39, 'ArrowRight'],
  [40, 'ArrowDown'],
  [46, 'Delete'],
  [91, 'Meta'],
  [93, 'Meta'],
  [224, 'Meta'],
]);

/** The key of a code: its name, or the letter or digit that it bears; `Unidentified` for others. */
export function keyName(code: number): string {
  const name = named.get(code);
  if (name !== undefined) return name;
  const isPlain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return isPlain ? String.fromCodePoint(code).toLowerCase() : 'Unidentified';
}
