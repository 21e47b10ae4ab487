import { InternalError } from '../../kernel/error.ts';
import type { Wire } from '../browser/wire.ts';
import type { Rect } from './look.ts';

/** The geometry of one look: visible boxes by DOM node, the visible words, and the address. */
export type Boxes = {
  visible: Map<number, Rect>;
  /** DOM parent by node, shadow trees included as far as the snapshot shows them. */
  parents: Map<number, number>;
  /** How far the page is scrolled. */
  scroll: { x: number; y: number };
  text: string;
  url: string;
  title: string;
  viewport: { width: number; height: number };
};

const styles = ['visibility', 'opacity', 'clip-path', 'color'];

type Snapshot = Awaited<ReturnType<typeof capture>>;
type DocumentSnapshot = Snapshot['documents'][number];
type Layout = DocumentSnapshot['layout'];
type Word = (index: number | undefined) => string;

const capture = (wire: Wire) =>
  wire.send('DOMSnapshot.captureSnapshot', { computedStyles: styles, includePaintOrder: false });

function isDrawn([visibility, opacity, clip, color]: string[]): boolean {
  if (visibility !== 'visible' || clip === 'inset(100%)' || clip === 'inset(50%)') return false;
  const isTransparent = color?.startsWith('rgba') === true && /,\s*0\)$/.test(color);
  return Number(opacity) > 0.05 && !isTransparent;
}

/** Nodes below something transparent are not seen, whatever their own style says. */
function transparentNodes(layout: Layout, parents: number[], word: Word): Set<number> {
  const hidden = new Set<number>();
  for (const [row, node] of layout.nodeIndex.entries()) {
    const opacity = word(layout.styles[row]?.[1]);
    if (opacity !== '' && Number(opacity) <= 0.05) hidden.add(node);
  }
  for (const [index, parent] of parents.entries()) if (hidden.has(parent)) hidden.add(index);
  return hidden;
}

function readParents(ids: number[], parents: number[]): Map<number, number> {
  const above = new Map<number, number>();
  for (const [index, parent] of parents.entries()) {
    const id = ids[index];
    const parentId = ids[parent];
    if (id !== undefined && parentId !== undefined) above.set(id, parentId);
  }
  return above;
}

/** The box of a layout row in document coordinates, when something of it can be seen. */
function boxOf(layout: Layout, row: number, word: Word): Rect | undefined {
  const [x, y, width, height] = layout.bounds[row] as [number, number, number, number];
  if (Math.min(width, height) < 2 || Math.min(x + width, y + height) <= 0) return undefined;
  const style = layout.styles[row]?.map(word) ?? [];
  const isText = (layout.text[row] ?? -1) >= 0;
  // Text rows may come without a style of their own: they have that of the box that holds them.
  if (style.length === 0 ? !isText : !isDrawn(style)) return undefined;
  return { x, y, width, height };
}

function readDocument(snapshot: Snapshot, document: DocumentSnapshot): Omit<Boxes, 'viewport'> {
  const word: Word = (index) => snapshot.strings[index ?? -1] ?? '';
  const { layout, nodes } = document;
  const { backendNodeId: ids = [], parentIndex: parents = [] } = nodes;
  const { scrollOffsetX = 0, scrollOffsetY = 0 } = document;
  const hidden = transparentNodes(layout, parents, word);
  const visible = new Map<number, Rect>();
  const texts: string[] = [];
  for (const [row, node] of layout.nodeIndex.entries()) {
    const box = hidden.has(node) ? undefined : boxOf(layout, row, word);
    const id = ids[node];
    if (!box || id === undefined) continue;
    visible.set(id, { ...box, x: box.x - scrollOffsetX, y: box.y - scrollOffsetY });
    const text = layout.text[row] ?? -1;
    if (text >= 0) texts.push(word(text));
  }
  return {
    visible,
    parents: readParents(ids, parents),
    scroll: { x: scrollOffsetX, y: scrollOffsetY },
    text: texts.join(' ').replace(/\s+/g, ' '),
    url: word(document.documentURL),
    title: word(document.title),
  };
}

/** Reads the layout of the page. */
export async function readBoxes(wire: Wire): Promise<Boxes> {
  const [snapshot, metrics] = await Promise.all([capture(wire), wire.send('Page.getLayoutMetrics')]);
  const { clientWidth, clientHeight } = metrics.cssLayoutViewport;
  const [document] = snapshot.documents;
  if (!document) throw new InternalError({ code: 'no-document', message: 'The browser shows no document.' });
  return { ...readDocument(snapshot, document), viewport: { width: clientWidth, height: clientHeight } };
}
