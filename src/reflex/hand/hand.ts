import type { Input } from '../../protocol/screen/input.ts';
import type { Box } from '../../protocol/screen/observation.ts';
import { delay } from '../../kernel/clock.ts';
import { NodeError } from '../../kernel/error.ts';
import type { Wire } from '../browser/wire.ts';
import { type Chord, type Key, keyOf, modifierKeys, readChord } from './keys.ts';
import type { Layout } from './layout.ts';
import { Ledger } from './ledger.ts';
import { pauseMs, type Point, type Tempo, wayOf } from './tempo.ts';

/** Thrown by every action from the moment in which a person took the mouse or the keyboard until `resume`. */
export class HandSeizedError extends NodeError {}

/** A press of a mouse button, with a key held meanwhile. */
type Press = { count?: number; button?: 'left' | 'right' | 'middle'; held?: 'Control' | 'Shift' };

/** The hand on mouse and keyboard: real input events of the browser, in order, none left out. */
export type Hand = {
  /** Actions so far: one for each move of the mouse to a new place, each click, each key press, each turn of the wheel. */
  readonly actions: number;
  /** Where the mouse is. */
  readonly at: Point;
  moveTo(point: Point): Promise<void>;
  /** Moves there, presses and releases. */
  click(point: Point, press?: Press): Promise<void>;
  /** Presses at the first place, moves past the others and releases at the last; what a page lets be dragged comes along. */
  drag(path: readonly Point[]): Promise<void>;
  /** Types text into what has the focus, key by key. */
  type(text: string): Promise<void>;
  /** Puts a text into what has the focus at once, as pasting it does. */
  insert(text: string): Promise<void>;
  /** Presses a key, with others held: `Enter`, `Control+c`. Throws a UserError for a key that there is not. */
  press(chord: string): Promise<void>;
  /** Turns the wheel over the place of the mouse, or moves to a place first; positive `dy` goes down the page. */
  wheel(dy: number, over?: Point): Promise<void>;
  /** Answers a dialog that the browser shows for the page, with text where it asks for one. */
  answer(isAccepted: boolean, text?: string): Promise<void>;
  /** Whether a person has taken mouse or keyboard; then every action throws a HandSeizedError until `resume`. */
  readonly isSeized: boolean;
  /** Resolves when a person takes mouse or keyboard. */
  seized(): Promise<Input>;
  /** Goes on after a person has let go. */
  resume(): void;
};

/** Options of a hand. With `eye`, input events that the screen saw and the hand did not send stop it at once. */
export type HandOptions = {
  layout?: Layout;
  tempo?: Tempo;
  eye?: { onInput(listener: (input: Input) => void): () => void };
};

/** A point well inside the box. */
export function inside([x, y, width, height]: Box): Point {
  return { x: x + Math.min(width / 2, 60), y: y + height / 2 };
}

type DragData = { items: { mimeType: string; data: string }[]; dragOperationsMask: number };
const buttonBits = { left: 1, right: 2, middle: 4 } as const;
/** How many events of a hand that can be seized are on their way at once: what a person may still see happen. */
const mostUnderWay = 8;

class WireHand implements Hand {
  readonly #wire: Wire;
  readonly #layout: Layout;
  readonly #tempo: Tempo;
  readonly #ledger = new Ledger();
  readonly #canBeSeized: boolean;
  #at: Point = { x: 0, y: 0 };
  #held: keyof typeof buttonBits | undefined;
  #modifiers = 0;
  #seizedBy: Input | undefined;
  #seizing = Promise.withResolvers<Input>();
  #carried: DragData | undefined;
  #dialog = Promise.withResolvers<void>();
  actions = 0;

  constructor(wire: Wire, { layout = 'us', tempo = 'instant', eye }: HandOptions) {
    this.#wire = wire;
    this.#layout = layout;
    this.#tempo = tempo;
    this.#canBeSeized = eye !== undefined;
    eye?.onInput((input) => {
      if (!this.#ledger.isOurs(input)) this.#seize(input);
    });
    // A press that opens a dialog is not over for the page until the dialog is answered; for the hand it is.
    wire.on('Page.javascriptDialogOpening', () => this.#dialog.resolve());
    wire.on('Page.javascriptDialogClosed', () => {
      this.#dialog = Promise.withResolvers();
    });
    void wire.send('Page.enable').catch(() => undefined);
    wire.on('Input.dragIntercepted', ({ data }) => {
      this.#carried = data;
    });
  }

  get at(): Point {
    return this.#at;
  }

  get isSeized(): boolean {
    return this.#seizedBy !== undefined;
  }

  seized(): Promise<Input> {
    return this.#seizing.promise;
  }

  resume(): void {
    if (this.#seizedBy) this.#seizing = Promise.withResolvers();
    this.#seizedBy = undefined;
  }

  async moveTo(point: Point): Promise<void> {
    this.actions += 1;
    await this.#inOrder(
      wayOf(this.#at, point, this.#tempo).map((place) => () => this.#move(place)),
      'move',
    );
  }

  async click(point: Point, { count = 1, button = 'left', held }: Press = {}): Promise<void> {
    const moved = this.moveTo(point);
    if (this.#canBeSeized || this.#tempo === 'human') await moved;
    this.actions += 1;
    const presses: (() => Promise<unknown>)[] = [];
    for (let nth = 1; nth <= count; nth++)
      presses.push(
        () => this.#mouse('down', button, nth),
        () => this.#mouse('up', button, nth),
      );
    if (held) presses.unshift(() => this.#hold(held, 'keyDown'));
    if (held) presses.push(() => this.#hold(held, 'keyUp'));
    await Promise.all([moved, this.#inOrder(presses, 'press')]);
  }

  async drag(path: readonly Point[]): Promise<void> {
    const [first, ...rest] = path;
    if (!first) return;
    await this.moveTo(first);
    this.actions += 1;
    this.#carried = undefined;
    await this.#wire.send('Input.setInterceptDrags', { enabled: true });
    try {
      this.#check();
      await this.#mouse('down', 'left', 1);
      for (const place of rest)
        // A drag begins only after some pixels: one step for each, so that the page sees the way.
        for (const step of wayOf(this.#at, place, this.#tempo)) {
          await this.#carry(step);
          await this.#rest('move');
        }
      if (this.#carried) await this.#dragEvent('drop');
      this.#check();
      await this.#mouse('up', 'left', 1);
    } finally {
      await this.#wire.send('Input.setInterceptDrags', { enabled: false });
    }
  }

  async type(text: string): Promise<void> {
    const strokes = Array.from(text).map((character) => () => this.#stroke(character));
    this.actions += strokes.length;
    await this.#inOrder(strokes, 'key');
  }

  async insert(text: string): Promise<void> {
    this.#check();
    this.actions += 1;
    await this.#wire.send('Input.insertText', { text });
    await this.#rest('key');
  }

  async press(chord: string): Promise<void> {
    const read = readChord(chord, this.#layout);
    this.#check();
    this.actions += 1;
    await this.#chord(read);
    await this.#rest('key');
  }

  async wheel(dy: number, over?: Point): Promise<void> {
    if (over) await this.moveTo(over);
    this.#check();
    this.actions += 1;
    this.#ledger.note({ kind: 'wheel' });
    const turn = { type: 'mouseWheel', ...this.#at, deltaX: 0, deltaY: dy } as const;
    await this.#send('Input.dispatchMouseEvent', turn);
    await this.#rest('wheel');
  }

  async answer(isAccepted: boolean, text?: string): Promise<void> {
    this.#check();
    this.actions += 1;
    const promptText = text === undefined ? {} : { promptText: text };
    await this.#wire.send('Page.handleJavaScriptDialog', { accept: isAccepted, ...promptText });
  }

  readonly #send: Wire['send'] = ((method: 'Input.dispatchMouseEvent', event: never) =>
    Promise.race([this.#wire.send(method, event), this.#dialog.promise])) as Wire['send'];

  #check(): void {
    if (!this.#seizedBy) return;
    throw new HandSeizedError({
      code: 'hand-seized',
      message: `A person took over (${this.#seizedBy.kind}); the hand waits.`,
      hint: 'It goes on when it is told to resume.',
    });
  }

  #seize(input: Input): void {
    if (this.#seizedBy) return;
    this.#seizedBy = input;
    if (this.#held) void this.#mouse('up', this.#held, 1).catch(() => undefined);
    this.#seizing.resolve(input);
  }

  async #rest(after: 'move' | 'press' | 'key' | 'wheel'): Promise<void> {
    const ms = pauseMs(after, this.#tempo);
    if (ms > 0) await Promise.race([delay(ms), this.#seizing.promise]);
  }

  /** Sends events one after the other: all at once where nobody can intervene, a few at a time where a person may. */
  async #inOrder(events: (() => Promise<unknown>)[], kind: 'move' | 'press' | 'key'): Promise<void> {
    const atOnce = this.#tempo === 'human' ? 1 : this.#canBeSeized ? mostUnderWay : events.length;
    for (let from = 0; from < events.length; from += atOnce) {
      this.#check();
      await Promise.all(events.slice(from, from + atOnce).map((send) => send()));
      await this.#rest(kind);
    }
    this.#check();
  }

  #move(place: Point): Promise<unknown> {
    this.#at = place;
    this.#ledger.note({ kind: 'move', ...place });
    const buttons = this.#held ? buttonBits[this.#held] : 0;
    const moved = { type: 'mouseMoved', ...place, button: this.#held ?? 'none', buttons } as const;
    return this.#send('Input.dispatchMouseEvent', moved);
  }

  #mouse(kind: 'down' | 'up', button: keyof typeof buttonBits, clickCount: number): Promise<unknown> {
    this.#held = kind === 'down' ? button : undefined;
    this.#ledger.note({ kind, ...this.#at });
    return this.#send('Input.dispatchMouseEvent', {
      type: kind === 'down' ? 'mousePressed' : 'mouseReleased',
      ...this.#at,
      button,
      buttons: kind === 'down' ? buttonBits[button] : 0,
      clickCount,
      modifiers: this.#modifiers,
    });
  }

  /** A step of a drag: of the mouse, or of what the page gave to be dragged. */
  async #carry(place: Point): Promise<void> {
    this.#check();
    const isFirst = this.#carried === undefined;
    if (isFirst) await this.#move(place);
    this.#at = place;
    if (!this.#carried) return;
    if (isFirst) await this.#dragEvent('dragEnter');
    await this.#dragEvent('dragOver');
  }

  async #dragEvent(type: 'dragEnter' | 'dragOver' | 'drop'): Promise<void> {
    this.#check();
    if (this.#carried)
      await this.#send('Input.dispatchDragEvent', { type, ...this.#at, data: this.#carried });
  }

  /** Presses or lets go a key that changes what the mouse does. */
  #hold(name: 'Control' | 'Shift', type: 'keyDown' | 'keyUp'): Promise<unknown> {
    const { key, bit } = modifierKeys[name];
    this.#modifiers = type === 'keyDown' ? bit : 0;
    this.#ledger.note({ kind: type === 'keyDown' ? 'keydown' : 'keyup', key: key.key });
    return this.#send('Input.dispatchKeyEvent', { type, ...key, modifiers: this.#modifiers });
  }

  #stroke(character: string): Promise<unknown> {
    const key = keyOf(character, this.#layout);
    if (key === undefined) return this.#wire.send('Input.insertText', { text: character });
    this.#ledger.note({ kind: 'keydown', key: key.key });
    this.#ledger.note({ kind: 'keyup', key: key.key });
    return Promise.all([
      this.#send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
    ]);
  }

  async #chord({ modifiers, bits, key }: Chord): Promise<void> {
    const { text, ...bare } = key;
    const writes = (bits & ~modifierKeys.Shift.bit) === 0 && text !== undefined;
    const sent: Promise<unknown>[] = [];
    const send = (type: 'keyDown' | 'keyUp', event: Key): void => {
      this.#ledger.note({ kind: type === 'keyDown' ? 'keydown' : 'keyup', key: event.key });
      sent.push(this.#send('Input.dispatchKeyEvent', { type, ...event }));
    };
    let held = 0;
    for (const name of modifiers) {
      held |= modifierKeys[name].bit;
      send('keyDown', { ...modifierKeys[name].key, modifiers: held });
    }
    send('keyDown', { ...bare, ...(writes ? { text } : {}), modifiers: bits });
    send('keyUp', { ...bare, modifiers: bits });
    for (const name of modifiers.toReversed()) {
      held &= ~modifierKeys[name].bit;
      send('keyUp', { ...modifierKeys[name].key, modifiers: held });
    }
    await Promise.all(sent);
  }
}

/** A hand on the page behind `wire`. */
export function openHand(wire: Wire, options: HandOptions = {}): Hand {
  return new WireHand(wire, options);
}
