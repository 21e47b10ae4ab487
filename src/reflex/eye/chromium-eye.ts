import type { Page } from 'playwright-core';
import type { Input, Modifier } from '../../protocol/screen/input.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { type Wire, wireOf } from '../browser/wire.ts';
import { type Bubble, bubbleElement, buttonPressed, type Dialog, dialogElements } from './dialog.ts';
import { type Eye, type EyeWindow, type SecretField, windowMs } from './eye.ts';
import { ScreencastWindow } from './pixel-window.ts';
import { type Watching, watcherSource } from './page-source.ts';
import { Recent } from './recent.ts';
import { type Difference, View } from './view.ts';

const world = 'macrohard-eye';
const binding = '__eye';
const patienceMs = 8_000;
/** How long a document that went away is waited out. */
const goneMs = 1_000;
const frameMs = 16;
/**
 * What the observations of five seconds weigh at most, in elements of their own (about 300 bytes each, so 30 MB): one that
 * did not change is shared with the observation before and costs a reference, about a thirtieth.
 */
const maxWeight = 100_000;

/** An input event as the watcher tells it: modifiers as DevTools counts them, times on the clock of the page. */
type ToldInput = { at: number; modifiers?: number; element?: number } & Record<string, unknown>;
type Message =
  | { begin: true }
  | { doubt: true }
  | { inputs: ToldInput[] }
  | { bubble: Pick<Bubble, 'text' | 'box'> }
  | Difference;

const modifierNames: [number, Modifier][] = [
  [1, 'Alt'],
  [2, 'Control'],
  [4, 'Meta'],
  [8, 'Shift'],
];

function readModifiers(bits: number): Modifier[] {
  return modifierNames.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name);
}

class ChromiumEye implements Eye {
  readonly #wire: Wire;
  readonly #detach: () => Promise<void>;
  readonly #view = new View();
  readonly #weights = new WeakMap<Observation, number>();
  readonly #observations = new Recent<Observation>({
    spanMs: windowMs,
    keepsOneBefore: true,
    weigh: (seen) => this.#weights.get(seen) ?? 0,
    maxWeight,
  });
  readonly #inputs = new Recent<Input>({ spanMs: windowMs, keepsOneBefore: false });
  readonly #listeners = new Set<(input: Input) => void>();
  readonly #seers = new Set<(isSure: boolean) => void>();
  #bubble: Bubble | undefined;
  #bubbles = 0;
  readonly #waiting = new Set<() => void>();
  readonly #began = performance.timeOrigin + performance.now();
  #pointer: Observation['pointer'];
  #context: number | undefined;
  #dialog: Dialog | undefined;
  #dialogOpened = Promise.withResolvers<void>();
  #isClosed = false;
  #pixels: ScreencastWindow | undefined;
  latest: Observation = { at: 0, viewport: { width: 0, height: 0 }, elements: [] };

  constructor(wire: Wire, detach: () => Promise<void>) {
    this.#wire = wire;
    this.#detach = detach;
    wire.on('Runtime.executionContextCreated', ({ context }) => {
      const isOurs = context.name === world;
      if (isOurs && context.auxData?.['frameId'] === this.mainFrame) this.#context = context.id;
    });
    wire.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === binding) this.#take(JSON.parse(payload) as Message);
    });
    wire.on('Page.javascriptDialogOpening', (dialog) => {
      this.#dialog = dialog;
      this.#dialogOpened.resolve();
      this.#show(this.now(), 1);
    });
    wire.on('Page.javascriptDialogClosed', (closed) => {
      const element = this.#dialog && buttonPressed(this.#dialog, closed);
      if (element !== undefined) this.#tell({ kind: 'answer', at: this.now(), element });
      this.#dialog = undefined;
      this.#dialogOpened = Promise.withResolvers();
      this.#show(this.now(), 1);
    });
  }

  mainFrame = '';

  /** Has dialogs that open from now on go by themselves. */
  letDialogsGo: () => void = () => undefined;

  now(): number {
    return performance.timeOrigin + performance.now() - this.#began;
  }

  get window(): EyeWindow {
    const now = this.now();
    return {
      observations: this.#observations.items(now),
      inputs: this.#inputs.items(now),
      pixels: this.#pixels,
    };
  }

  async observe(): Promise<Observation> {
    // A page that shows a dialog stands still until it is answered.
    if (!this.#dialog) await Promise.race([this.#look(), this.#dialogOpened.promise]);
    if (this.#pointer !== this.latest.pointer) this.#show(this.now(), 0);
    return this.latest;
  }

  async #look(): Promise<void> {
    const contextId = this.#context;
    if (contextId === undefined) return;
    const { latest } = this;
    try {
      await this.#wire.send('Runtime.evaluate', {
        expression: '__eyeLook()',
        contextId,
        returnByValue: true,
      });
    } catch (error) {
      // The document went away while it was looked at; the next one tells of itself.
      if (!/context|navigated/i.test(String(error))) throw error;
      await this.next(latest.at, goneMs);
    }
  }

  async next(after: number, timeoutMs: number): Promise<Observation | undefined> {
    const deadline = this.now() + timeoutMs;
    while (this.latest.at <= after) {
      const left = deadline - this.now();
      if (left <= 0 || this.#isClosed) return undefined;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, left);
        this.#waiting.add(wake);
      });
    }
    return this.latest;
  }

  get frame(): Eye['frame'] {
    return this.#view.frame;
  }

  async at({ x, y }: { x: number; y: number }): Promise<number | undefined> {
    const number = await this.#ask(`__eyeAt(${x}, ${y})`);
    return typeof number === 'number' ? this.#view.idOf(number) : undefined;
  }

  async addresses(): Promise<Map<number, string>> {
    const told = await this.#ask('__eyeAddresses()');
    const found = typeof told === 'string' ? (JSON.parse(told) as [number, string][]) : [];
    return new Map(
      found.flatMap(([number, address]) => {
        const id = this.#view.idOf(number);
        return id === undefined ? [] : [[id, address] as const];
      }),
    );
  }

  async secretField(): Promise<SecretField | undefined> {
    const told = await this.#ask('__eyeSecret()');
    if (typeof told !== 'string' || told === '') return undefined;
    const [number, origin, length] = JSON.parse(told) as [number, string, number];
    const id = this.#view.idOf(number);
    return id === undefined ? undefined : { id, origin, length };
  }

  /** What the watcher answers; nothing from a document that goes away meanwhile. */
  async #ask(expression: string): Promise<unknown> {
    const contextId = this.#context;
    if (contextId === undefined) return undefined;
    try {
      const { result } = await this.#wire.send('Runtime.evaluate', { expression, contextId });
      return result.value;
    } catch (error) {
      if (!/context/i.test(String(error))) throw error;
      return undefined;
    }
  }

  onSeen(listener: (isSure: boolean) => void): () => void {
    this.#seers.add(listener);
    return () => void this.#seers.delete(listener);
  }

  onInput(listener: (input: Input) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting) wake();
    // A page that a dialog holds up cannot be closed either.
    this.letDialogsGo();
    const left = this.#dialog && this.#wire.send('Page.handleJavaScriptDialog', { accept: false });
    await left?.catch(() => undefined);
    await this.#pixels?.[Symbol.asyncDispose]();
    await this.#detach();
  }

  /** Begins to film as well. */
  async film(): Promise<void> {
    this.#pixels = new ScreencastWindow(this.#wire, (epochMs) => Math.max(0, epochMs - this.#began));
    await this.#pixels.start();
  }

  #take(message: Message): void {
    if ('begin' in message) {
      this.#view.begin();
      this.#bubble = undefined;
    } else if ('doubt' in message) for (const tell of this.#seers) tell(false);
    else if ('inputs' in message) for (const input of message.inputs) this.#takeInput(input);
    else if ('bubble' in message) {
      this.#bubble = { nth: (this.#bubbles += 1), ...message.bubble };
      this.#show(this.now(), 1);
    } else {
      this.#view.apply(message);
      const { put, move, drop = [] } = message;
      this.#show(message.at - this.#began, put.length + move.length / 5 + drop.length);
    }
  }

  #show(at: number, changed: number): void {
    // Two looks within the resolution of the page's clock are still one after the other.
    const time = Math.max(at, this.latest.at + 0.001);
    const seen = this.#view.read(time, this.#pointer);
    if (this.#bubble) seen.elements.push(bubbleElement(this.#bubble));
    if (this.#dialog) seen.elements.push(...dialogElements(this.#dialog, seen.viewport));
    this.latest = seen;
    this.#weights.set(this.latest, changed + this.latest.elements.length / 30);
    this.#observations.add(this.latest);
    for (const wake of this.#waiting) wake();
    if (changed > 0) for (const tell of this.#seers) tell(true);
  }

  #tell(input: Input): void {
    this.#inputs.add(input);
    if (input.kind === 'down' || input.kind === 'keydown') this.#bubble = undefined;
    for (const listener of this.#listeners) listener(input);
  }

  #takeInput({ element: number, modifiers, ...told }: ToldInput): void {
    const element = number === undefined ? undefined : this.#view.idOf(number);
    const input = {
      ...told,
      at: Math.max(0, told.at - this.#began),
      ...(modifiers === undefined ? {} : { modifiers: readModifiers(modifiers) }),
      ...(element === undefined ? {} : { element }),
    } as Input;
    this.#tell(input);
    if (!('x' in input) || (input.x === this.#pointer?.x && input.y === this.#pointer.y)) return;
    this.#pointer = { x: input.x, y: input.y };
    if (this.now() - this.latest.at >= frameMs) this.#show(this.now(), 0);
  }
}

/** The wire that is there, or one of its own. */
async function wireFor(page: Page, given?: Wire): Promise<{ wire: Wire; detach: () => Promise<void> }> {
  if (given) return { wire: given, detach: () => Promise.resolve() };
  const session = await page.context().newCDPSession(page);
  return { wire: wireOf(session, patienceMs), detach: () => session.detach().catch(() => undefined) };
}

/**
 * An eye on a page of Chromium over DevTools: a watcher in a world of its own, which the page cannot see, tells what
 * changed. Frames of other origins and closed shadow trees are not looked into, and what a style puts before or after an
 * element (`::before`) is not read. With `pixels` it is filmed too; with `keepsDialogs` a dialog of the page stays until a hand
 * answers it or the eye closes, where otherwise it is seen and goes. With `isFar` it sees all of the page that scrolling would bring into view,
 * with boxes as they lie from the window. With `isCalm` it looks only when it is asked to (`observe`): a look costs a page as
 * much as many of its events. With `isBrisk` it does not look before each input event: a demonstration needs the screen as it
 * was then, whoever acts has looked before. It works over `wire` where there is one. Throws a ScreenLostError when the page is gone.
 */
export async function openChromiumEye(
  page: Page,
  options: Watching & { pixels?: boolean; keepsDialogs?: boolean; wire?: Wire } = {},
): Promise<Eye> {
  const { wire, detach } = await wireFor(page, options.wire);
  const eye = new ChromiumEye(wire, detach);
  const { frameTree } = await wire.send('Page.getFrameTree');
  eye.mainFrame = frameTree.frame.id;
  await wire.send('Page.enable');
  await wire.send('Runtime.enable');
  await wire.send('Runtime.addBinding', { name: binding, executionContextName: world });
  await wire.send('Page.addScriptToEvaluateOnNewDocument', {
    source: watcherSource(options),
    worldName: world,
    runImmediately: true,
  });
  if (options.keepsDialogs === true) {
    const keep = (): void => undefined;
    page.on('dialog', keep);
    eye.letDialogsGo = () => page.off('dialog', keep);
  }
  if (options.pixels === true) await eye.film();
  return eye;
}
