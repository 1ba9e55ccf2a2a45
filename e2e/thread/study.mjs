// A study by two colleges, from a filter of the corpus to a model that proposes codes.

import { check } from '../journey.mjs';
import { day, fill, month, open, path, press, says, until, words } from '../steps.mjs';

const NAME = 'Ce qui n’allait pas, lu à deux';
/** Words of the receipt; « glycine » is said nowhere else. */
export const GIVEN = 'On a parlé de mes résultats devant la glycine, dans le couloir, pendant que tout le monde passait.';
const SAMPLE = 20;
const READERS = ['representante', 'cadre'];

/** Opens, prepares, reads, compares, settles and learns; returns the study's path. */
export async function study(hands) {
  const { page, signIn, axe } = hands;
  await hands.once('receipt', receipt);
  await signIn(page, 'qualite');
  const base = await openFromFilter(page, axe);
  await prepare(page, base, axe);
  const pages = await readApart(hands, base);
  await compare(page, base, axe);
  await settleAll(pages, base, axe);
  await learn(page, base, axe);
  return base;
}

/** Somebody gave words before, without an account, and lets them be quoted; returns their code. */
export async function receipt({ newPage }) {
  const page = await newPage();
  await open(page, '/give');
  const choice = page.locator('main a[href^="/give/"]');
  if ((await choice.count()) > 0) await press(page, 'main a[href^="/give/"]');
  await fill(page, { words: GIVEN, month: month(0), publication: true });
  await press(page, 'main form .submit button');
  return (await page.locator('.code-given').innerText()).trim();
}

async function openFromFilter(page, axe) {
  await open(page, `/expressions?from=${month(-200)}`);
  await press(page, 'main a[href^="/studies/new"]');
  await says(page, /depuis/u);
  await axe(page);
  await fill(page, { name: NAME, question: 'Qu’est-ce qui n’allait pas, et où ?', codebook: 'starter' });
  await press(page, 'form:is([action="/studies"], [action^="/studies?"]) button');
  await until(page, /Figer le corpus.*Fait/u);
  await axe(page);
  return path(page);
}

async function prepare(page, base, axe) {
  await open(page, `${base}/codebook`);
  check((await page.locator('main ul.rows li').count()) > 3, 'the codebook is empty');
  await axe(page);
  await open(page, `${base}/briefing`);
  await axe(page);
  await fill(page, { on: day(-1), note: 'Une heure ensemble : la grille, le secret, la méthode.' });
  await press(page, 'main form .submit button');
  await open(page, `${base}/readers`);
  for (const reader of ['Garnier', 'Colin']) {
    const choice = page.locator('select[name=person] option').filter({ hasText: reader });
    await fill(page, { person: await choice.getAttribute('value') });
    await press(page, 'main form .submit button');
  }
  await axe(page);
  await open(page, `${base}/sample`);
  await axe(page);
  await fill(page, { size: String(SAMPLE) });
  await press(page, 'main form .submit button');
}

/** Each in a browser of their own, one without JavaScript; while one reads, the other's codes are nowhere. */
async function readApart(hands, base) {
  const pages = [];
  for (const reader of READERS) {
    const page = await hands.newPage({ javaScript: reader === 'representante' });
    await hands.signIn(page, reader);
    pages.push(page);
  }
  await Promise.all(pages.map((page, index) => readAll(page, base, index, hands)));
  return pages;
}

async function readAll(page, base, index, { axe }) {
  await open(page, `${base}/reading?at=1`);
  if (index === 0) await axe(page);
  for (let place = 1; place <= SAMPLE; place += 1) {
    const said = await page.locator('blockquote').innerText();
    await code(page, said, index);
    if (place < SAMPLE) await press(page, 'button[value=next]');
    else await press(page, 'button[value=stay]');
  }
  await open(page, `${base}/disagreements`, 409);
  check((await page.locator('.codes').count()) === 0, 'the codes of others are shown before everybody has read');
  await open(page, `${base}/reading`);
  await press(page, 'form:is([action$="reading-end"], [action*="reading-end?"]) button');
}

/** What each hears depends on the words; the second sometimes hears one more theme. */
async function code(page, said, index) {
  const boxes = page.locator('input[name=themes]');
  const themes = await boxes.count();
  const heard = said.length % Math.min(themes, 3);
  for (let box = 0; box < themes; box += 1) await boxes.nth(box).setChecked(false);
  await boxes.nth(heard).check();
  if (index === 1 && said.length % 5 === 0) await boxes.nth((heard + 1) % themes).check();
  await page.locator('input[name=tone][value=negative]').check();
}

async function compare(page, base, axe) {
  await open(page, `${base}/agreement`);
  await until(page, /alpha/iu);
  await page.locator('main table').first().waitFor();
  await says(page, /\d,\d/u);
  await axe(page);
}

async function settleAll([page], base, axe) {
  await open(page, `${base}/disagreements`);
  await axe(page);
  let first = true;
  for (let left = SAMPLE; left > 0; left -= 1) {
    const next = page.locator('main .after a.button').first();
    if ((await next.count()) === 0) break;
    await press(page, 'main .after a.button');
    if (first) await axe(page);
    first = false;
    await settle(page);
    await open(page, `${base}/disagreements`);
  }
  check(!first, 'two readers who read differently agree on everything');
  check((await page.locator('main .after a.button').count()) === 0, 'disagreements are left');
}

async function settle(page) {
  await page.locator('input[name=themes]').first().check();
  await fill(page, { tone: 'negative', why: 'Relu ensemble : c’est bien de cela que la personne parle.' });
  await press(page, 'main form .submit button');
}

async function learn(page, base, axe) {
  await open(page, `${base}/proposals`);
  await press(page, 'form:is([action$="/proposals"], [action*="/proposals?"]) button');
  await open(page, `${base}/proposals`);
  for (let tries = 0; tries < 60 && (await page.locator('.proposal, .code.tool, main table').count()) === 0; tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  check((await page.locator('main table').count()) > 0, `no figures of the model: ${await words(page)}`);
  await axe(page);
}
