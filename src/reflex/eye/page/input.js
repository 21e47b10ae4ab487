// The input events that happened, as the page gets them; only those that the browser itself vouches for.
import { isSecret } from './state.js';

const mouse = { mousemove: 'move', mousedown: 'down', mouseup: 'up', wheel: 'wheel' };
const keyboard = { keydown: 'keydown', keyup: 'keyup' };
const clipboard = { copy: 'copy', cut: 'cut', paste: 'paste' };

function modifiersOf(event) {
  return (
    (event.altKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.metaKey ? 4 : 0) | (event.shiftKey ? 8 : 0)
  );
}

/** Where a document stands in the window. */
function offsetOf(view) {
  let [x, y] = [0, 0];
  for (let at = view; at.frameElement !== null; at = at.parent) {
    const box = at.frameElement.getBoundingClientRect();
    x += box.left + at.frameElement.clientLeft;
    y += box.top + at.frameElement.clientTop;
  }
  return [x, y];
}

function pressed(event, target) {
  // What is typed into a password field never leaves the page; that something was typed does.
  const isMasked = isSecret(target) && event.key.length === 1;
  return isMasked ? { key: '•', code: '' } : { key: event.key, code: event.code };
}

function describe(event, view) {
  const target = event.composedPath()[0];
  const at = performance.timeOrigin + event.timeStamp;
  if (event.type in keyboard)
    return {
      at,
      kind: keyboard[event.type],
      modifiers: modifiersOf(event),
      repeat: event.repeat,
      ...pressed(event, target),
    };
  if (event.type in clipboard) return { at, kind: clipboard[event.type] };
  const [dx, dy] = offsetOf(view);
  const told = { at, kind: mouse[event.type], x: event.clientX + dx, y: event.clientY + dy };
  told.modifiers = modifiersOf(event);
  if (event.type === 'wheel') return { ...told, deltaX: event.deltaX, deltaY: event.deltaY };
  return event.type === 'mousemove'
    ? { ...told, buttons: event.buttons }
    : { ...told, button: event.button, count: event.detail };
}

const listeners = new WeakMap();

/** Tells of each input event in a window: what happened, and to which node. Asked again, it listens once all the same. */
export function listenInput(view, tell) {
  let listen = listeners.get(view);
  if (listen === undefined) {
    listen = (event) => {
      if (event.isTrusted) tell(describe(event, view), event.composedPath()[0]);
    };
    listeners.set(view, listen);
  }
  for (const name of [...Object.keys(mouse), ...Object.keys(keyboard), ...Object.keys(clipboard)])
    view.addEventListener(name, listen, { capture: true, passive: true });
}
