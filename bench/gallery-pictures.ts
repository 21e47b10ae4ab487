/** Pictures of a product for the page of examples: its home on a desktop, and what is done on a phone. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../src/reflex/browser/open-browser.ts';
import type { Specification } from '../src/protocol/specification.ts';
import { productWords } from '../src/protocol/product-words/words.ts';
import { planProduct } from '../src/studio/architect/plan.ts';
import { experienceOf } from '../src/studio/engineer/experience.ts';
import { generateTree } from '../src/studio/engineer/generate.ts';
import { openOrigin } from '../test/faults/drive.ts';
import { checkOut, startProduct, type RunningProduct } from '../test/faults/running-product.ts';
import { fillWithSamples } from './screens-samples.ts';

/** A picture, as the page shows it. */
export type Picture = { file: string; title: string };

type Shot = { name: string; role: string; path: string; title: string; width: number; height: number };

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** Who sees most on the home page, and who is on the phone: whoever books, else the visitor, else a role that works. */
function shotsOf(specification: Specification): Shot[] {
  const { bookings } = experienceOf(specification);
  const [booking] = bookings;
  const isPublic = specification.permissions.some(({ role }) => role === 'anyone');
  const [main] = specification.entities.filter((entity) => entity.lifecycle && entity.partOf === undefined);
  const list = main ?? specification.entities[0];
  const booker = booking?.roles[0];
  const booked = specification.entities.find(({ key }) => key === booking?.entity);
  return [
    { name: 'home', role: 'admin', path: '/', title: 'The home page of the administrator', ...desk },
    {
      name: 'list',
      role: 'admin',
      path: `/${list?.collection ?? ''}`,
      title: list?.labelPlural ?? '',
      ...desk,
    },
    ...(isPublic ? [{ name: 'public', role: 'anyone', path: '/', title: 'What visitors see', ...desk }] : []),
    ...(booker !== undefined && booked
      ? [
          {
            name: 'book',
            role: booker,
            path: `/book/${booked.collection}`,
            title: 'Booking on a phone',
            ...phone,
          },
        ]
      : [
          {
            name: 'phone',
            role: specification.roles[0]?.key ?? 'admin',
            path: '/',
            title: 'On a phone',
            ...phone,
          },
        ]),
  ];
}

async function signIn(
  page: Page,
  origin: string,
  of: { specification: Specification; account: RunningProduct['accounts'][number] },
): Promise<void> {
  const words = productWords(of.specification.product.language);
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(words.accounts.email).fill(of.account.email);
  await page.getByLabel(words.accounts.password).fill(of.account.password);
  await page.getByRole('button', { name: words.screens.signIn }).click();
  await page.waitForURL(`${origin}/`);
}

/** Starts the product of a specification with its sample records and takes its pictures: `<name>-home.png` and so on. */
export async function takePictures(
  specification: Specification,
  folder: string,
  name: string,
): Promise<Picture[]> {
  await using browser = openBrowser();
  await using checkout = await checkOut(generateTree(planProduct(specification)));
  await using product = await startProduct(checkout, specification);
  await using address = await openOrigin(product.socket);
  await fillWithSamples(address.origin, product.accounts, specification);
  const pictures: Picture[] = [];
  for (const shot of shotsOf(specification)) {
    const context = await browser.newContext({ width: shot.width, height: shot.height });
    const page = await context.newPage();
    const account = product.accounts.find(({ role }) => role === shot.role);
    if (account) await signIn(page, address.origin, { specification, account });
    await page.goto(`${address.origin}${shot.path}`);
    const file = `${name}-${shot.name}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    pictures.push({ file, title: shot.title });
    await context.close();
  }
  return pictures;
}
