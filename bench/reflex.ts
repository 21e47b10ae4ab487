/** How fast an emulated user works: on a page that is there, and through whole journeys with all page loads. */
import { sha256 } from '../src/kernel/hash.ts';
import type { JourneyReport } from '../src/protocol/evidence.ts';
import { openBrowser } from '../src/reflex/browser/open-browser.ts';
import { openScreen } from '../src/reflex/browser/screen.ts';
import { fillField, type ReadyEntry } from '../src/reflex/hand/fill.ts';
import { seatUser } from '../src/reflex/user/emulated-user.ts';
import { runJourneys } from '../src/reflex/user/run-journeys.ts';
import { deriveJourneys } from '../src/studio/journey/derive.ts';
import { serveFixturePages } from '../test/e2e/fixture-pages.ts';
import { miniAccounts, miniSpecification, startMiniProduct } from '../test/e2e/mini-product.ts';
import { median, type Figure } from './figure.ts';

const rounds = 15;

const entry = (label: string, value: string): ReadyEntry => ({
  label,
  value,
  optional: false,
  refused: false,
});
const form = [
  entry('Name', 'Marta Lindberg'),
  entry('Service', 'Cut and colour'),
  entry('Day', '2031-12-03'),
  entry('Start', '2031-02-28T16:05'),
  entry('Amount', '12.50'),
  entry('Comment', 'Please call before'),
  entry('Paid', 'yes'),
];

/** Fills in a form of every kind of control: look, move, click, type, all of it; the page is there already. */
async function formRates(): Promise<{ rates: number[]; looksMs: number[]; startMs: number }> {
  await using pages = await serveFixturePages();
  await using browser = openBrowser();
  const began = performance.now();
  await using screen = await openScreen(browser);
  const startMs = performance.now() - began;
  const user = seatUser(screen);
  const rates: number[] = [];
  const looksMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await screen.goTo(`${pages.origin}/form`);
    const start = performance.now();
    const before = user.hand.actions;
    for (const each of form) await fillField(user, each);
    await user.look();
    rates.push((user.hand.actions - before) / ((performance.now() - start) / 1000));
    const glance = performance.now();
    await screen.eye.observe();
    looksMs.push(performance.now() - glance);
  }
  return { rates, looksMs, startMs };
}

async function journeyFigures(): Promise<{ reports: JourneyReport[]; wallMs: number }> {
  await using product = await startMiniProduct();
  await using browser = openBrowser();
  const evidence = { put: (bytes: Uint8Array): Promise<string> => Promise.resolve(sha256(bytes)) };
  const began = performance.now();
  const { reports } = await runJourneys({
    journeys: deriveJourneys(miniSpecification),
    origin: product.origin,
    accounts: miniAccounts,
    browser,
    evidence,
  });
  return { reports, wallMs: performance.now() - began };
}

/** Figures of the emulated user. An action is one move, one click, one key press or one typed character. */
export async function benchReflex(): Promise<Figure[]> {
  const { rates, looksMs, startMs } = await formRates();
  const { reports, wallMs } = await journeyFigures();
  const loads = reports.flatMap((report) => report.pages.map((page) => page.loadMs));
  const typing = reports.filter((report) => report.actions >= 60);
  return [
    {
      name: 'emulated user filling in a form, median',
      value: median(rates),
      unit: 'actions/s',
      target: 60,
      better: 'more',
    },
    { name: 'a look at everything, median', value: median(looksMs), unit: 'ms', better: 'less' },
    { name: 'browser from nothing to a window', value: startMs, unit: 'ms', better: 'less' },
    {
      name: 'whole journeys with forms, loads and recording, median',
      value: median(typing.map((report) => report.actions / (report.durationMs / 1000))),
      unit: 'actions/s',
      better: 'more',
    },
    { name: 'page load seen by the user, median', value: median(loads), unit: 'ms', better: 'less' },
    { name: `${reports.length} journeys in two windows`, value: wallMs / 1000, unit: 's', better: 'less' },
  ];
}
