import { describe, expect, it } from 'vitest';
import type { Decision } from '../../protocol/screen/agent.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Eye } from '../eye/eye.ts';
import type { Hand } from '../hand/hand.ts';
import { follow, type Desk } from './controller.ts';
import type { Waypoint } from './waypoint.ts';

type Field = { value: string; top: number };

/** A form of two fields and a button, with a hand on it that does what a browser would. */
class Form {
  fields: [Field, Field] = [
    { value: '', top: 0 },
    { value: 'kept', top: 40 },
  ];
  focus = 0;
  said = '';
  /** The next text goes astray: into the other field. */
  isAstray = false;
  pressed = 0;
  onPress = (): void => undefined;
  #at = 0;

  get seen(): Observation {
    this.#at += 1;
    const fields = this.fields.map(({ value, top }, id): ScreenElement => ({
      id,
      role: 'textbox',
      text: '',
      value,
      focused: this.focus === id,
      box: [0, top, 100, 20],
    }));
    const button: ScreenElement = { id: 2, role: 'button', text: 'Save', box: [0, 80, 100, 20] };
    const words: ScreenElement = { id: 3, role: 'text', text: this.said, box: [0, 120, 100, 20] };
    const elements = [...fields, button, ...(this.said === '' ? [] : [words])];
    return { at: this.#at, viewport: { width: 200, height: 200 }, elements };
  }

  click({ y }: { y: number }): void {
    if (y >= 80) {
      this.pressed += 1;
      this.onPress();
      return;
    }
    this.focus = this.fields.findIndex(({ top }) => y >= top && y < top + 20);
  }

  type(text: string): void {
    const field = this.fields[this.isAstray ? 1 - this.focus : this.focus];
    if (field) field.value += text;
    this.isAstray = false;
  }

  press(key: string): void {
    const field = this.fields[this.focus];
    if (field && key === 'Delete') field.value = '';
  }
}

type Agent = (seen: Observation) => Decision;

function deskAt(form: Form, agent: Agent): Desk {
  const began = performance.now();
  const eye: Partial<Eye> = {
    observe: () => Promise.resolve(form.seen),
    get latest() {
      return form.seen;
    },
    next: () => Promise.resolve(undefined),
    // Time passes a hundred times as fast: nobody waits in a test.
    now: () => (performance.now() - began) * 100,
  };
  const hand: Partial<Hand> = {
    click: (point) => Promise.resolve(form.click(point)),
    type: (text) => Promise.resolve(form.type(text)),
    press: (key) => Promise.resolve(form.press(key)),
  };
  const decide: Desk['agent']['decide'] = ({ observation }) => Promise.resolve(agent(observation));
  const { signal } = new AbortController();
  return { eye: eye as Eye, hand: hand as Hand, agent: { decide, end: () => undefined }, signal };
}

const save: Decision = { kind: 'click', x: 50, y: 90, count: 1, element: 2 };

/** Types a name into the first field, then saves. */
const entering: Agent = ({ elements: [first] }) => {
  if (first?.value === 'Ada') return save;
  if (first?.focused !== true) return { kind: 'click', x: 50, y: 10, count: 1, element: 0 };
  return { kind: 'type', text: 'Ada', element: 0 };
};

const saved: Waypoint = {
  instruction: 'Enter Ada',
  isReached: ({ elements }) => elements.some(({ text }) => text === 'Saved'),
  isLast: (action) => action.kind === 'click' && action.element === 2,
};

describe('a controller', () => {
  it('goes on only when it sees what an action brought about, and ends where it was to go', async () => {
    const form = new Form();
    form.onPress = () => void (form.said = 'Saved');
    const passage = await follow(deskAt(form, entering), [saved]);
    expect(passage).toEqual({ end: 'reached', actions: 2, isSubmitted: true });
    expect(form.fields.map(({ value }) => value)).toEqual(['Ada', 'kept']);
  });

  it('takes back what was typed into another field, and types it where it belongs', async () => {
    const form = new Form();
    form.isAstray = true;
    form.onPress = () => void (form.said = 'Saved');
    const passage = await follow(deskAt(form, entering), [saved]);
    expect(passage.end).toBe('reached');
    expect(form.fields.map(({ value }) => value)).toEqual(['Ada', 'kept']);
  });

  it('presses the last button once, however long nothing comes of it, and says so', async () => {
    const form = new Form();
    const passage = await follow(deskAt(form, entering), [saved]);
    expect(passage).toMatchObject({ end: 'stopped', cause: 'no-effect', isSubmitted: true });
    expect(form.pressed).toBe(1);
  });

  it('hands over what the page says where it did not take it', async () => {
    const form = new Form();
    form.onPress = () => void (form.said = 'Ada is too short.');
    const passage = await follow(deskAt(form, entering), [saved]);
    expect(passage).toMatchObject({
      end: 'stopped',
      cause: 'refused',
      message: 'The page says: Ada is too short.',
    });
  });

  it('does nothing where no skill explains the screen, or something is in the way', async () => {
    const form = new Form();
    const lost = await follow(
      deskAt(form, () => ({ kind: 'abstain', why: 'unexplained' })),
      [saved],
    );
    expect(lost).toMatchObject({ end: 'stopped', cause: 'unexplained', actions: 0 });
    const barred = { ...saved, obstacle: () => 'A dialog stands there.' };
    const stopped = await follow(deskAt(form, entering), [barred]);
    expect(stopped).toMatchObject({ cause: 'obstacle', message: 'A dialog stands there.', actions: 0 });
  });

  it('acts on nothing that moved since it was looked at', async () => {
    const form = new Form();
    const fleeing: Agent = () => {
      form.fields[0].top += 5;
      return { kind: 'click', x: 50, y: 10, count: 1, element: 0 };
    };
    form.focus = 1;
    const passage = await follow(deskAt(form, fleeing), [saved]);
    expect(passage).toMatchObject({ end: 'stopped', cause: 'unsteady', actions: 0 });
    expect(form.focus).toBe(1);
  });

  it('passes over points that are reached already, and asks the navigator where the way is left', async () => {
    const form = new Form();
    form.said = 'Saved';
    const further: Waypoint = { instruction: 'Go on', isReached: () => form.pressed > 0 };
    const agent: Agent = () => (form.said === 'Saved' ? { kind: 'abstain', why: 'unexplained' } : save);
    const stays = await follow(deskAt(form, agent), [saved, further]);
    expect(stays).toMatchObject({ end: 'stopped', cause: 'unexplained' });
    const goes = await follow(deskAt(form, agent), [saved, further], () => {
      form.said = '';
      return [further];
    });
    expect(goes.end).toBe('reached');
  });
});
