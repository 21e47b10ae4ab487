// Makes pages more comfortable; every page works without it.

const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

// Colours turn over at once.
each('[data-theme-form]', (form) =>
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const theme = (root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
    root.dataset.theme = theme;
    void fetch(form.action, { method: 'POST', body: new URLSearchParams({ theme }) });
  }),
);

// What is wrong with a field is said when it is left, in the words in which the product would refuse it.
each('form[data-check]', (form) => {
  const say = (control, message) => {
    const row = control.closest('.field');
    const id = `${control.name}-error`;
    let line = document.getElementById(id);
    if (message === '' && !line) return;
    if (!line) {
      line = document.createElement('p');
      line.id = id;
      line.className = 'field-error';
      const hint = row.querySelector('.hint');
      if (hint) hint.replaceWith(line);
      else row.append(line);
    }
    // What stands below stays where it is: somebody may be about to press it.
    line.style.minHeight = `${line.offsetHeight}px`;
    line.textContent = message;
    control.toggleAttribute('aria-invalid', false);
    if (message === '') {
      control.removeAttribute('aria-describedby');
    } else {
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', id);
    }
  };
  const changed = new Set();
  form.addEventListener('change', ({ target }) => changed.add(target));
  form.addEventListener('focusout', async ({ target: control, relatedTarget: next }) => {
    // Whoever presses a button sends the form, and hears everything at once.
    if (!changed.delete(control) || next === null || next.closest('button, a')) return;
    if (!control.name || control.type === 'file' || !control.closest('.field')) return;
    const body = new URLSearchParams({ field: control.name, value: control.value });
    const answer = await fetch(form.dataset.check, { method: 'POST', body });
    if (answer.ok) say(control, (await answer.json()).message);
  });
});

// What was typed is kept until it is saved, and offered again when the form was left without saving.
each('form[data-draft]', (form) => {
  const key = `draft ${location.pathname}`;
  const offer = form.querySelector('[data-draft-offer]');
  const kept = sessionStorage.getItem(key);
  const typed = () =>
    JSON.stringify(
      [...new FormData(form)].filter(([name, value]) => name !== '_token' && typeof value === 'string'),
    );
  const fresh = typed();
  if (kept && offer && kept !== fresh && !form.querySelector('[aria-invalid="true"]')) {
    offer.hidden = false;
    offer.querySelector('button').addEventListener('click', () => {
      for (const [name, value] of JSON.parse(kept)) {
        const control = form.elements.namedItem(name);
        if (!control || name === 'version') continue;
        if (control.type === 'checkbox') control.checked = true;
        else control.value = value;
      }
      offer.hidden = true;
    });
  }
  form.addEventListener('input', () => sessionStorage.setItem(key, typed()));
  form.addEventListener('submit', () => sessionStorage.removeItem(key));
});

// A form is sent once, however often it is pressed.
addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.isSent) event.preventDefault();
  form.dataset.isSent = 'yes';
});
addEventListener('pageshow', () => each('form[data-is-sent]', (form) => delete form.dataset.isSent));

// Long choices narrow down to what is typed above them.
each('select[data-long]', (select) => {
  const input = document.createElement('input');
  input.type = 'search';
  input.className = 'narrow-choice';
  input.setAttribute('aria-label', select.dataset.long);
  input.placeholder = select.dataset.long;
  const all = [...select.options];
  input.addEventListener('input', () => {
    const word = input.value.trim().toLowerCase();
    const chosen = select.value;
    const found = all.filter((option) => option.value === '' || option.text.toLowerCase().includes(word));
    select.replaceChildren(...found);
    const first = word === '' ? undefined : found.find((option) => option.value !== '');
    select.value =
      first && !found.some((option) => option.value === chosen && chosen !== '') ? first.value : chosen;
  });
  select.before(input);
});

// Ticking the box at the head ticks all below it.
each('[data-all]', (box) => {
  box.hidden = false;
  box.addEventListener('change', () =>
    each('input[name="id"]', (other) => (other.checked = box.checked), box.closest('form')),
  );
});

// Cards of a board move to the column on which they are let go, by the button that leads there.
each('[data-board] [data-card]', (card) => {
  card.draggable = true;
  card.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData('text/plain', card.id);
    event.dataTransfer.effectAllowed = 'move';
  });
});
each('[data-board] [data-column]', (column) => {
  const mark = (isOver) => column.classList.toggle('is-target', isOver);
  column.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  column.addEventListener('dragleave', () => mark(false));
  column.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const card = document.getElementById(event.dataTransfer.getData('text/plain'));
    const forms = card ? [...card.querySelectorAll('form[data-to]')] : [];
    forms.find((form) => form.dataset.to === column.dataset.column)?.requestSubmit();
  });
});

// Lines of a queue are walked with j and k and worked with the letters on their buttons.
const lines = [...document.querySelectorAll('[data-line]')];
const typing = (target) => target.closest('input, select, textarea, [contenteditable]') !== null;
const here = () => lines.findIndex((line) => line.contains(document.activeElement));
const step = (by) => {
  const at = here();
  const next = at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by));
  lines[next]?.querySelector('a, button')?.focus();
};
const undoButton = () => document.querySelector('.notice [data-key="u"]');
const buttonFor = (key) => {
  const line = lines[here()] ?? (key === 'u' ? undefined : lines[0]);
  return line?.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? (key === 'u' ? undoButton() : undefined);
};
const keys = {
  '/': () => document.querySelector('input[type="search"]')?.focus(),
  j: () => step(1),
  k: () => step(-1),
};
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const act = keys[key] ?? (key.length === 1 ? () => buttonFor(key)?.click() : undefined);
  if (act === undefined) return;
  if (key === '/') event.preventDefault();
  act();
});
if (
  lines.length > 0 &&
  document.querySelector('[data-queue-page]') &&
  document.activeElement === document.body
)
  step(0);
