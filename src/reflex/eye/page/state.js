// What a control holds and which states it shows.

const plainInputs = new Set(['button', 'submit', 'reset', 'image', 'checkbox', 'radio', 'hidden']);
const bullet = '•';
const secrets = new WeakSet();

/** Whether a field shows bullets in place of what is typed. One that ever did stays so, also where a page lets it be read. */
export function isSecret(element) {
  if (element?.localName !== 'input') return false;
  if (element.type === 'password') secrets.add(element);
  return secrets.has(element);
}

/** Bits of a record's states; each state has a bit for being known and one for being so. */
export const bits = { checked: 1, selected: 4, expanded: 16, disabled: 64, focused: 128, invalid: 256 };

function stateBits(bit, isSo) {
  return bit | (isSo ? bit << 1 : 0);
}

function ariaStates(element) {
  let states = 0;
  const checked = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
  if (checked !== null) states |= stateBits(bits.checked, checked === 'true');
  const selected = element.getAttribute('aria-selected');
  if (selected !== null) states |= stateBits(bits.selected, selected === 'true');
  const expanded = element.getAttribute('aria-expanded');
  if (expanded !== null) states |= stateBits(bits.expanded, expanded === 'true');
  if (element.getAttribute('aria-disabled') === 'true') states |= bits.disabled;
  if (element.getAttribute('aria-invalid') === 'true') states |= bits.invalid;
  return states;
}

function ownStates(element, tag) {
  if (tag === 'input' && (element.type === 'checkbox' || element.type === 'radio'))
    return stateBits(bits.checked, element.checked);
  if (tag === 'option') return stateBits(bits.selected, element.selected);
  if (tag === 'summary' && element.parentElement?.localName === 'details')
    return stateBits(bits.expanded, element.parentElement.open);
  return 0;
}

/** The states that an element shows. */
export function statesOf(element, tag, focused) {
  let states = ownStates(element, tag);
  if (element.hasAttributes()) states |= ariaStates(element);
  if (element.disabled === true || (tag === 'option' && element.parentElement?.disabled === true))
    states |= bits.disabled;
  if (element === focused) states |= bits.focused;
  return states;
}

/** What a field holds, or null for what holds nothing. A password leaves the page as bullets only. */
export function valueOf(element, tag) {
  switch (tag) {
    case 'input':
      if (plainInputs.has(element.type)) return null;
      if (isSecret(element)) return bullet.repeat(element.value.length);
      return element.type === 'file' ? [...element.files].map((file) => file.name).join(', ') : element.value;
    case 'textarea':
      return element.value;
    case 'select':
      return [...element.selectedOptions].map((option) => option.label.trim()).join(', ');
    case 'progress':
    case 'meter':
      return String(element.value);
    default:
      if (!element.hasAttributes()) return null;
      return element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
  }
}

/** Words that a control shows and that are no text nodes of its own: the name of a button, the hint of an empty field. */
export function shownWords(element, tag) {
  if (tag === 'input') {
    if (element.type === 'submit') return element.value || 'Submit';
    if (element.type === 'reset') return element.value || 'Reset';
    if (element.type === 'button') return element.value;
    return element.value === '' ? element.placeholder : '';
  }
  if (tag === 'textarea') return element.value === '' ? element.placeholder : '';
  return tag === 'img' || tag === 'area' ? element.alt : '';
}
