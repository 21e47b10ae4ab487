// What lies under something else is not seen.

const maxTests = 400;
const points = [
  [0.5, 0.5],
  [0.2, 0.3],
  [0.8, 0.3],
  [0.2, 0.7],
  [0.8, 0.7],
];

/** Whether one element holds another, through shadow trees and frames. */
export function holds(outer, inner) {
  for (let at = inner; at !== null && at !== undefined;) {
    if (at === outer) return true;
    at = at.parentNode ?? at.host ?? at.defaultView?.frameElement;
  }
  return false;
}

function isCoveredAt(element, coverers, [x, y]) {
  for (const top of document.elementsFromPoint(x, y)) {
    if (holds(top, element) || holds(element, top)) return false;
    if (coverers.has(top)) return true;
  }
  return false;
}

const meets = (record, box) =>
  record[10] < box.right &&
  record[10] + record[12] > box.left &&
  record[11] < box.bottom &&
  record[11] + record[13] > box.top;

/** The places of the records that nothing of can be seen, since others are painted over them. */
export function covered({ records, nodes, coverers }) {
  const hidden = new Set();
  if (coverers.length === 0) return hidden;
  const elements = new Set(coverers.map(({ element }) => element));
  let tests = 0;
  for (const [at, record] of records.entries()) {
    const node = nodes[at];
    const isUnder = coverers.some(
      ({ element, box }) => meets(record, box) && !holds(element, node) && !holds(node, element),
    );
    if (!isUnder || ++tests > maxTests) continue;
    const [x, y, width, height] = record.slice(10, 14);
    if (points.every(([right, down]) => isCoveredAt(node, elements, [x + width * right, y + height * down])))
      hidden.add(at);
  }
  return hidden;
}
