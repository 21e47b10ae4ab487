// Draws two films side by side, in a page, and answers the parts that changed as WebP files, one after the other.

const width = 1080;
const height = 532;
const panel = { y: 62, width: 516, height: 398 };
const sides = [16, 548];
const bar = { y: 480, height: 6 };
const holdMs = 2500;
const font = '"DejaVu Sans", "Segoe UI", system-ui, sans-serif';

const scene = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });
const shown = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });

/** What is drawn anew by itself: of each side its head, its screen and its bar. */
const regions = sides.flatMap((x) => [
  { x: x - 8, y: 0, width: panel.width + 16, height: panel.y - 2 },
  { x: x - 8, y: panel.y - 2, width: panel.width + 16, height: panel.height + 6 },
  { x: x - 8, y: bar.y - 10, width: panel.width + 16, height: height - bar.y + 10 },
]);

/** The last of some things that is there at a time. */
const lastAt = (things, atMs) => things.findLast((thing) => thing.atMs <= atMs);

/** The pictures of a film, decoded one at a time. */
class Reel {
  #film;
  #png;
  #picture;

  constructor(film) {
    this.#film = film;
  }

  async at(atMs) {
    const still = lastAt(this.#film.stills, atMs) ?? this.#film.stills[0];
    if (still.png === this.#png) return this.#picture;
    const bytes = Uint8Array.from(atob(still.png), (character) => character.charCodeAt(0));
    this.#png = still.png;
    this.#picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    return this.#picture;
  }
}

function write(text, { x, y, size, color = '#1f2937', weight = 400, align = 'left' }) {
  scene.font = `${weight} ${size}px ${font}`;
  scene.fillStyle = color;
  scene.textAlign = align;
  scene.fillText(text, x, y);
}

function drawPointer(x, y) {
  scene.save();
  scene.translate(x, y);
  scene.scale(1.25, 1.25);
  const points = [
    [0, 0],
    [0, 14],
    [3.4, 10.9],
    [5.8, 16.2],
    [8.2, 15.1],
    [5.9, 10],
    [10.4, 10],
  ];
  scene.beginPath();
  for (const [left, top] of points) scene.lineTo(left, top);
  scene.closePath();
  scene.fillStyle = '#111';
  scene.strokeStyle = '#fff';
  scene.lineWidth = 1.6;
  scene.stroke();
  scene.fill();
  scene.restore();
}

function drawHead({ title, film }, x, atMs) {
  const done = film.notes.filter((note) => note.atMs <= atMs);
  const entered = done.filter(({ kind }) => kind === 'entered').length;
  const aside = done.length - entered;
  write(title, { x, y: 26, size: 17, weight: 700 });
  write(`${Math.floor(atMs / 1000)} s`, {
    x: x + panel.width,
    y: 26,
    size: 15,
    color: '#6b7280',
    align: 'right',
  });
  const asides = aside > 0 ? `, ${aside} set aside with a question` : '';
  const words = `${entered} ${entered === 1 ? 'invoice' : 'invoices'} entered${asides}`;
  write(words, { x, y: 49, size: 14, color: '#4b5563' });
}

/** The question of a row that was set aside, for as long as it takes to read. */
function drawQuestion(film, x, atMs) {
  const asked = film.notes.find(
    (note) => note.kind === 'aside' && note.atMs <= atMs && atMs < note.atMs + 6000,
  );
  if (!asked) return;
  const [left, top, wide, high] = [x + 12, panel.y + panel.height - 54, panel.width - 24, 46];
  scene.fillStyle = '#fff7e0';
  scene.strokeStyle = '#d9a300';
  scene.lineWidth = 1;
  scene.beginPath();
  scene.roundRect(left + 0.5, top + 0.5, wide, high, 7);
  scene.fill();
  scene.stroke();
  const lines = asked.text.split('\n');
  for (const [nth, line] of lines.entries())
    write(line, { x: left + 14, y: top + 19 + 18 * nth, size: 13, weight: nth === 0 ? 700 : 400 });
}

function drawScreen({ picture, film }, x, atMs) {
  const scale = panel.width / picture.width;
  scene.save();
  scene.beginPath();
  scene.roundRect(x, panel.y, panel.width, panel.height, 8);
  scene.clip();
  scene.imageSmoothingQuality = 'high';
  scene.drawImage(picture, x, panel.y, panel.width, picture.height * scale);
  const pointer = lastAt(film.places, atMs);
  if (pointer) drawPointer(x + pointer.x * scale, panel.y + pointer.y * scale);
  scene.restore();
  scene.strokeStyle = '#c3cad3';
  scene.lineWidth = 1;
  scene.beginPath();
  scene.roundRect(x + 0.5, panel.y + 0.5, panel.width - 1, panel.height - 1, 8);
  scene.stroke();
  drawQuestion(film, x, atMs);
}

/** How far the time is, with a mark for each invoice. */
function drawBar(film, x, { atMs, totalMs }) {
  const placeOf = (ms) => x + (panel.width * ms) / totalMs;
  scene.fillStyle = '#e3e7ec';
  scene.fillRect(x, bar.y, panel.width, bar.height);
  scene.fillStyle = '#9db4d0';
  scene.fillRect(x, bar.y, placeOf(Math.floor(atMs / 1000) * 1000) - x, bar.height);
  for (const note of film.notes.filter((one) => one.atMs <= atMs)) {
    scene.fillStyle = note.kind === 'entered' ? '#1d6fd6' : '#d98e00';
    scene.beginPath();
    scene.arc(placeOf(note.atMs), bar.y + bar.height / 2, 6, 0, 7);
    scene.fill();
  }
  for (let second = 0; second <= totalMs / 1000; second += 10) {
    const align = second === 0 ? 'left' : second * 1000 >= totalMs ? 'right' : 'center';
    write(`${second} s`, { x: placeOf(second * 1000), y: bar.y + 32, size: 12, color: '#6b7280', align });
  }
}

async function draw(panes, at) {
  scene.fillStyle = '#fff';
  scene.fillRect(0, 0, width, height);
  for (const [nth, pane] of panes.entries()) {
    const x = sides[nth];
    drawHead(pane, x, at.atMs);
    drawScreen({ picture: await pane.reel.at(at.atMs), film: pane.film }, x, at.atMs);
    drawBar(pane.film, x, at);
  }
}

/** The smallest part of a region that is drawn otherwise than it is shown; nothing where it is not. */
function changedIn(region) {
  const [now, before] = [scene, shown].map(
    (canvas) =>
      new Uint32Array(canvas.getImageData(region.x, region.y, region.width, region.height).data.buffer),
  );
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (const [at, pixel] of now.entries()) {
    if (pixel === before[at]) continue;
    const [x, y] = [at % region.width, Math.floor(at / region.width)];
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ];
  }
  if (right < 0) return undefined;
  // A part of a WebP film begins at even places.
  const [x, y] = [left, top]
    .map((place, nth) => place + (nth === 0 ? region.x : region.y))
    .map((place) => place - (place % 2));
  return { x, y, width: region.x + right + 1 - x, height: region.y + bottom + 1 - y };
}

async function patchOf(box) {
  const part = new OffscreenCanvas(box.width, box.height);
  part.getContext('2d', { alpha: false }).drawImage(scene.canvas, -box.x, -box.y);
  shown.drawImage(scene.canvas, box.x, box.y, box.width, box.height, box.x, box.y, box.width, box.height);
  const bytes = new Uint8Array(
    await (await part.convertToBlob({ type: 'image/webp', quality: 0.86 })).arrayBuffer(),
  );
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { ...box, webp: btoa(text) };
}

/** `films` are the two; a part is drawn each `tickMs` at most, whichever changed and has waited longest. */
globalThis.compose = async ({ films, totalMs, tickMs }) => {
  const panes = films.map((pane) => ({ ...pane, reel: new Reel(pane.film) }));
  const waited = regions.map(() => 0);
  const patches = [];
  for (let atMs = 0; atMs <= totalMs; atMs += tickMs) {
    await draw(panes, { atMs, totalMs });
    if (patches.length === 0) {
      patches.push({ ...(await patchOf({ x: 0, y: 0, width, height })), ms: tickMs });
      continue;
    }
    const changed = regions.map(changedIn);
    for (const nth of waited.keys()) waited[nth] = changed[nth] ? waited[nth] + 1 : 0;
    const next = waited.indexOf(Math.max(...waited));
    if (!changed[next]) patches.at(-1).ms += tickMs;
    else {
      waited[next] = 0;
      patches.push({ ...(await patchOf(changed[next])), ms: tickMs });
    }
  }
  // Nothing stays half drawn at the end.
  for (const box of regions.map(changedIn)) if (box) patches.push({ ...(await patchOf(box)), ms: tickMs });
  patches.at(-1).ms += holdMs;
  return { patches, width, height };
};
