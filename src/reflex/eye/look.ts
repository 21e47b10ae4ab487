import type { Wire } from '../browser/wire.ts';
import { type Boxes, readBoxes } from './boxes.ts';

/** A rectangle in CSS pixels of the viewport. */
export type Rect = { x: number; y: number; width: number; height: number };

/** One thing on the screen, as the accessibility tree names it and where the layout put it. */
export type Seen = {
  role: string;
  name: string;
  value: string;
  description: string;
  /** Properties of the accessibility tree: checked, disabled, focused, invalid, selected, expanded, valuetext, url … */
  properties: Record<string, string>;
  node: number;
  /** Absent when it is not laid out, transparent or hidden. */
  rect: Rect | undefined;
  children: Seen[];
  parent: Seen | undefined;
};

/** What the eye saw in one look. */
export type Look = {
  title: string;
  /** Address without the origin. */
  path: string;
  elements: Seen[];
  /** All words that can be seen, in the order of the document. */
  text: string;
  viewport: { width: number; height: number };
  /** How far the page is scrolled, in CSS pixels. */
  scroll: { x: number; y: number };
  /** DOM parent by node. */
  parents: Map<number, number>;
};

type AxNode = Awaited<ReturnType<typeof fetchTree>>['nodes'][number];

const fetchTree = (wire: Wire) => wire.send('Accessibility.getFullAXTree');

/** Words compared as a person reads them: white space and case do not matter. */
export function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function textOf(property: { value?: unknown } | undefined): string {
  const value = property?.value;
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

function toSeen(node: AxNode, boxes: Boxes): Seen {
  const properties = (node.properties ?? []).map(({ name, value }) => [name, textOf(value)] as const);
  const id = node.backendDOMNodeId ?? 0;
  return {
    role: node.ignored ? '' : textOf(node.role),
    name: words(textOf(node.name)),
    value: textOf(node.value),
    description: words(textOf(node.description)),
    properties: Object.fromEntries(properties.filter(([, value]) => value !== '')),
    node: id,
    rect: boxes.visible.get(id),
    children: [],
    parent: undefined,
  };
}

function tree(nodes: AxNode[], boxes: Boxes): Seen[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, toSeen(node, boxes)]));
  for (const node of nodes) {
    const parent = byId.get(node.nodeId);
    for (const childId of node.childIds ?? []) {
      const child = byId.get(childId);
      if (!parent || !child) continue;
      child.parent = parent;
      parent.children.push(child);
    }
  }
  const ordered: Seen[] = [];
  const visit = (seen: Seen): void => {
    ordered.push(seen);
    for (const child of seen.children) visit(child);
  };
  const root = nodes[0] && byId.get(nodes[0].nodeId);
  if (root) visit(root);
  return ordered.filter((seen) => seen.role !== '' || seen.children.length > 0);
}

/** Looks at the page once: accessibility tree and geometry, taken together. */
export async function look(wire: Wire): Promise<Look> {
  const [{ nodes }, boxes] = await Promise.all([fetchTree(wire), readBoxes(wire)]);
  const address = URL.canParse(boxes.url) ? new URL(boxes.url) : undefined;
  return {
    title: boxes.title,
    path: address === undefined ? boxes.url : `${address.pathname}${address.search}`,
    elements: tree(nodes, boxes),
    text: boxes.text,
    viewport: boxes.viewport,
    scroll: boxes.scroll,
    parents: boxes.parents,
  };
}
