/**
 * `npm run screens -- FOLDER [EXAMPLE or FILE…]`: pictures of every kind of page of the examples' products, as each role sees them, at
 * the widths of a phone, a tablet and a desktop, light and dark. `--quick` takes the desktop and the phone in light alone, `--looks
 * 820-light,1440-dark` those that are named.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser, type Browser } from '../src/reflex/browser/open-browser.ts';
import { type Specification, specificationSchema } from '../src/protocol/specification.ts';
import { productWords } from '../src/protocol/product-words/words.ts';
import { analyseBrief } from '../src/studio/analyst/analyse.ts';
import { planProduct } from '../src/studio/architect/plan.ts';
import { generateTree } from '../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../src/studio/specification/yaml.ts';
import { openOrigin } from '../test/faults/drive.ts';
import { checkOut, startProduct, type RunningProduct } from '../test/faults/running-product.ts';
import { occasions } from './screens-occasions.ts';
import { fillWithSamples } from './screens-samples.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    looks: { type: 'string' },
  },
});
const [folder, ...names] = positionals;
if (folder === undefined) throw new Error('Name the folder for the pictures.');

type Look = { name: string; width: number; height: number; scheme: 'light' | 'dark' };

const looks: Look[] = [
  { name: '1440-light', width: 1440, height: 900, scheme: 'light' },
  { name: '390-light', width: 390, height: 844, scheme: 'light' },
  { name: '820-light', width: 820, height: 1100, scheme: 'light' },
  { name: '820-dark', width: 820, height: 1100, scheme: 'dark' },
  { name: '1440-dark', width: 1440, height: 900, scheme: 'dark' },
  { name: '390-dark', width: 390, height: 844, scheme: 'dark' },
];

const named = values.quick
  ? ['1440-light', '390-light']
  : (values.looks?.split(',') ?? looks.map(({ name }) => name));
const chosenLooks = looks.filter(({ name }) => named.includes(name));

function specificationOf(path: string): Specification {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.yaml')
    ? parseSpecificationYaml(text)
    : specificationSchema.parse(analyseBrief(text).specification);
}

/** The addresses that the navigation of a page names, and for each list those of a record, its form and its views. */
async function addressesOf(page: Page, origin: string): Promise<string[]> {
  await page.goto(`${origin}/`);
  const inNavigation = await page.$$eval('nav a', (links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  const found = new Set(['/', ...inNavigation.filter((href) => href.startsWith('/'))]);
  for (const path of Array.from(found)) {
    await page.goto(`${origin}${path}`);
    const more = await page.$$eval('main a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
    const wanted = [
      more.find((href) => /\/\d+$/.test(href)),
      more.find((href) => href.endsWith('/new')),
      ...more.filter((href) => /view=/.test(href)),
      more.find((href) => /^\/book\/.*\?/.test(href)),
      more.find((href) => href.endsWith('/import')),
    ];
    for (const href of wanted) if (href?.startsWith('/') === true) found.add(href);
  }
  for (const path of [...found].filter((each) => /^\/book\/.*\?|\/\d+$/.test(each))) {
    await page.goto(`${origin}${path}`);
    const more = await page.$$eval('main a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
    const next = more.find((href) => /[?&](?:start|at)=|\/edit$/.test(href));
    if (next?.startsWith('/') === true) found.add(next);
  }
  return [...found];
}

const fileName = (path: string): string =>
  path === '/'
    ? 'home'
    : path
        .slice(1)
        .replaceAll(/[^\w-]+/g, '_')
        .slice(0, 60);

async function shoot(page: Page, target: string, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.scheme });
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (Number(wide) > 0) console.log(`wider than the screen by ${String(wide)}: ${target} ${look.name}`);
  await page.screenshot({ path: `${target}.${look.name}.png`, fullPage: true, animations: 'disabled' });
}

/** Whether a path is among those that `--only` asks for. */
function isWanted(path: string): boolean {
  return values.only === undefined || (path === '/' ? 'home' : path).includes(values.only);
}

type Entrance = {
  origin: string;
  account: RunningProduct['accounts'][number];
  words: ReturnType<typeof productWords>;
};

async function signIn(page: Page, { origin, account, words }: Entrance): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(words.accounts.email).fill(account.email);
  await page.getByLabel(words.accounts.password).fill(account.password);
  await page.getByRole('button', { name: words.screens.signIn }).click();
  await page.waitForURL(`${origin}/`);
}

/** What no link leads to, and a record on paper. */
async function shootOccasions(
  page: Page,
  { origin, paths, target }: { origin: string; paths: readonly string[]; target: string },
): Promise<void> {
  for (const { name, reach } of occasions) {
    if (!(await reach(page, origin, paths))) continue;
    for (const look of chosenLooks) await shoot(page, `${target}-${name}`, look);
  }
  const record = paths.find((path) => /\/\d+$/.test(path));
  if (record === undefined) return;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.goto(`${origin}${record}`);
  await page.screenshot({ path: `${target}-on-paper.png`, fullPage: true });
}

async function shootRole(
  browser: Browser,
  stage: { origin: string; product: RunningProduct; specification: Specification; target: string },
  role: string,
): Promise<void> {
  const { origin, product, target } = stage;
  const words = productWords(stage.specification.product.language);
  const context = await browser.newContext({ width: 1280, height: 900 });
  const page = await context.newPage();
  const account = product.accounts.find((each) => each.role === role);
  if (account) await signIn(page, { origin, account, words });
  const paths = [...(await addressesOf(page, origin)), ...(account ? [] : ['/sign-in', '/sign-up'])];
  for (const path of new Set(paths.filter(isWanted))) {
    const answer = await page.goto(`${origin}${path}`);
    if ((answer?.status() ?? 0) >= 400) console.log(`${answer?.status()} at ${path} for ${role}`);
    for (const look of chosenLooks) {
      await shoot(page, join(target, `${role}-${fileName(path)}`), look);
    }
  }
  if (values.only === undefined) await shootOccasions(page, { origin, paths, target: join(target, role) });
  await context.close();
}

async function shootProduct(browser: Browser, path: string): Promise<void> {
  const specification = specificationOf(path);
  const target = join(folder ?? '.', basename(path).replace(/\.\w+$/, ''));
  mkdirSync(target, { recursive: true });
  await using checkout = await checkOut(generateTree(planProduct(specification)));
  await using product = await startProduct(checkout, specification);
  await using address = await openOrigin(product.socket);
  await fillWithSamples(address.origin, product.accounts, specification);
  const stage = { origin: address.origin, product, specification, target };
  for (const role of ['visitor', 'admin', ...specification.roles.map((each) => each.key)]) {
    await shootRole(browser, stage, role);
  }
}

const all = [
  ...readdirSync(join(root, 'examples'))
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => join(root, 'examples', name)),
  ...readdirSync(join(root, 'test/fixtures/specifications')).map((name) =>
    join(root, 'test/fixtures/specifications', name),
  ),
];
const chosen = [
  ...names.filter((name) => existsSync(name)),
  ...all.filter((path) => names.length === 0 || names.some((name) => basename(path).startsWith(name))),
];
await using browser = openBrowser();
for (const path of chosen) await shootProduct(browser, path);
