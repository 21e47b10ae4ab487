/** The world in which the eye's script runs: it sees the document, and the page does not see it. */
export const eyeWorld = 'eye';

/** The binding by which the script tells that the screen changed. */
export const signal = 'eyeChanged';

/**
 * Runs in each document. `observe()` walks what is rendered and returns it as JSON: own words, values, states, colours
 * and boxes, with the tag, type and role from which `roleOf` tells what it is; nothing else that only the page's author
 * sees. Words between elements are elements of their own, tag `t`.
 */
export const eyeScript = `(() => {
  const ids = new WeakMap();
  let last = 0;
  const idOf = (node) => {
    let id = ids.get(node);
    if (id === undefined) ids.set(node, (id = last++));
    return id;
  };
  const known = new Map();
  const hex = (css) => {
    if (known.has(css)) return known.get(css);
    const parts = /^rgba?\\((\\d+), (\\d+), (\\d+)(?:, ([\\d.]+))?\\)$/.exec(css);
    const color = !parts || parts[4] === '0' ? undefined
      : '#' + parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0')).join('');
    known.set(css, color);
    return color;
  };
  const round = (length) => Math.round(length * 10) / 10;
  const boxOf = ({ left, top, width, height }) => [round(left), round(top), round(width), round(height)];
  const isInView = (rect) => rect.width + rect.height > 0 && rect.right > 0 && rect.bottom > 0
    && rect.left < innerWidth && rect.top < innerHeight;
  const plain = (text) => text.replace(/\\s+/g, ' ').trim();
  const states = (node, seen) => {
    const { tagName, type } = node;
    if (tagName === 'INPUT' || tagName === 'TEXTAREA') {
      if (type === 'checkbox' || type === 'radio') seen.checked = node.checked;
      else if (/^(button|submit|reset)$/.test(type)) seen.text = node.value;
      else seen.value = type === 'password' ? '\\u2022'.repeat(node.value.length) : node.value;
    }
    if (tagName === 'SELECT') seen.value = node.selectedOptions[0] ? plain(node.selectedOptions[0].text) : '';
    if (tagName === 'OPTION') seen.selected = node.selected;
    for (const state of ['checked', 'selected', 'expanded', 'disabled']) {
      const said = node.getAttribute('aria-' + state);
      if (said === 'true' || said === 'false') seen[state] = said === 'true';
    }
    if (node.disabled) seen.disabled = true;
    if (document.activeElement === node && node !== document.body) seen.focused = true;
  };
  const paint = (node, style, seen) => {
    const isDrawn = node.namespaceURI.endsWith('svg');
    const css = !isDrawn ? style.color : style.fill !== 'none' ? style.fill : style.stroke;
    const color = hex(css);
    if (color) seen.color = color;
    const background = hex(style.backgroundColor);
    if (background) seen.background = background;
  };
  const words = (node, parent, style, found) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    if (!isInView(rect)) return;
    const seen = { id: idOf(node), parent, tag: 't', text: plain(node.data), box: boxOf(rect) };
    const color = hex(style.color);
    if (color) seen.color = color;
    found.push(seen);
  };
  const see = (node, parent, style, found) => {
    const rect = (node.tagName === 'OPTION' ? node.closest('select') ?? node : node).getBoundingClientRect();
    if (style.visibility !== 'visible' || !isInView(rect)) return parent;
    const seen = { id: idOf(node), tag: node.tagName, text: '', box: boxOf(rect) };
    if (parent !== undefined) seen.parent = parent;
    if (node.type && /^(INPUT|BUTTON)$/.test(node.tagName)) seen.type = node.type;
    if (node.tagName === 'SELECT' && (node.multiple || node.size > 1)) seen.isList = true;
    const role = node.getAttribute('role');
    if (role) seen.role = role;
    if (node.isContentEditable) seen.isEditable = true;
    if (node.childElementCount === 0 && node.tagName !== 'TEXTAREA') seen.text = plain(node.textContent);
    states(node, seen);
    paint(node, style, seen);
    found.push(seen);
    return seen.id;
  };
  const visit = (node, parent, found) => {
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.opacity === '0') return;
    const id = see(node, parent, style, found);
    if (node.childElementCount === 0) return;
    for (const child of node.childNodes) {
      if (child.nodeType === 1) visit(child, id, found);
      else if (child.nodeType === 3 && id !== parent && /\\S/.test(child.data)) words(child, id, style, found);
    }
  };
  globalThis.observe = () => {
    const elements = [];
    if (document.body) visit(document.body, undefined, elements);
    return JSON.stringify({ viewport: { width: innerWidth, height: innerHeight }, elements });
  };
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    setTimeout(() => { told = false; }, 8);
    ${signal}('');
  };
  new MutationObserver(tell).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  for (const name of ['input', 'change', 'focusin', 'scroll', 'transitionend', 'animationend']) {
    document.addEventListener(name, tell, { capture: true, passive: true });
  }
})()`;
