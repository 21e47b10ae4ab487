import { html } from 'hono/html';
import type { FigureResult, Point } from '../actions/figures.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';

const plain = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });

function shown({ field, measure }: FigureResult, value: number): string {
  if (measure === 'count' || field === undefined) return plain.format(value);
  return field.show(value);
}

/** A number as short as a chart needs it. */
const compact = new Intl.NumberFormat(words.locale, { notation: 'compact', maximumFractionDigits: 1 });

function short({ field, measure, currency }: FigureResult, value: number): string {
  if (measure === 'count' || field === undefined || currency === undefined) return compact.format(value);
  const money = new Intl.NumberFormat(words.locale, { style: 'currency', currency, notation: 'compact' });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 0;
  const scale =
    10 **
    (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2);
  return digits < 0 ? '' : money.format(value / scale);
}

/** The numbers of a chart as a table, for those who would rather read. */
function numbers(figure: FigureResult, points: readonly Point[]): Html {
  return html`<details>
    <summary>${words.figures.showNumbers}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.figures.what}</th>
          <th scope="col" class="number">${words.figures.value}</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          ({ label, value }) =>
            html`<tr>
              <td>${label}</td>
              <td class="number">${shown(figure, value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

const [width, height, foot, head] = [480, 200, 24, 20];

/** Upright bars, one for each period. */
function columns(figure: FigureResult, points: readonly Point[]): Html {
  const most = Math.max(...points.map(({ value }) => value), 1);
  const slot = width / points.length;
  const bar = Math.min(44, slot * 0.66);
  const room = height - foot - head;
  const everyNth = Math.ceil(points.length / 8);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${figure.label}">
    <line class="axis" x1="0" x2="${width}" y1="${height - foot}" y2="${height - foot}" />
    ${points.map(({ label, value }, index) => {
      const size = (Math.max(0, value) / most) * room;
      const middle = slot * index + slot / 2;
      const top = height - foot - size;
      const isNamed = index % everyNth === (points.length - 1) % everyNth;
      return html`<g>
        <title>${label}: ${shown(figure, value)}</title>
        <rect
          class="bar"
          x="${(middle - bar / 2).toFixed(1)}"
          y="${top.toFixed(1)}"
          width="${bar.toFixed(1)}"
          height="${size.toFixed(1)}"
          rx="3"
        />
        ${
          isNamed
            ? html`<text x="${middle.toFixed(1)}" y="${height - 7}" text-anchor="middle">${label}</text>
                <text
                  class="bar-value"
                  x="${middle.toFixed(1)}"
                  y="${(top - 6).toFixed(1)}"
                  text-anchor="middle"
                >
                  ${value === 0 ? '' : short(figure, value)}
                </text>`
            : ''
        }
      </g>`;
    })}
  </svg>`;
}

const mostBars = 8;

/** Lying bars, one for each value. */
function bars(figure: FigureResult, points: readonly Point[]): Html {
  const most = Math.max(...points.map(({ value }) => value), 1);
  return html`<ul class="bars">
    ${points
      .slice(0, mostBars)
      .map(
        ({ label, value }) =>
          html`<li>
            <span>${label}</span
            ><progress max="${most}" value="${Math.max(0, value)}" aria-label="${label}"></progress
            ><b>${shown(figure, value)}</b>
          </li>`,
      )}
  </ul>`;
}

const isPeriod = ({ key }: Point): boolean => /^\d{4}(?:-\d{2}){0,2}$/.test(String(key));

function chart(figure: FigureResult, points: readonly Point[]): Html {
  const isEmpty = points.every(({ value }) => value === 0);
  const isSeries = points.every(isPeriod) && points.length > 0;
  const drawn = isEmpty
    ? html`<p class="soft">${icon('chart')} ${words.figures.nothingYet}</p>`
    : isSeries
      ? html`${columns(figure, points)}${numbers(figure, points)}`
      : html`${bars(figure, points)}${points.length > mostBars ? numbers(figure, points) : ''}`;
  return html`<section class="card chart">
    <h2>${figure.label}</h2>
    ${drawn}
  </section>`;
}

function figureCard(figure: FigureResult): Html {
  return html`<div class="figure">
    <dt class="figure-label">${figure.label}</dt>
    <dd class="figure-value">${figure.value === null ? '—' : shown(figure, figure.value)}</dd>
  </div>`;
}

/** Figures: single numbers in a row, series as charts below. */
export function figuresSection(results: readonly FigureResult[]): Html | string {
  if (results.length === 0) return '';
  const single = results.filter(({ points }) => points === undefined);
  const series = results.flatMap((figure) =>
    figure.points === undefined ? [] : [chart(figure, figure.points)],
  );
  return html`${
    single.length === 0 ? '' : html`<dl class="figures">${single.map(figureCard)}</dl>`
  }${series.length === 0 ? '' : html`<div class="charts">${series}</div>`}`;
}
