// Nothing is shared with other places before the director signs, and it can be taken back.

import { check } from '../journey.mjs';
import { download, fill, open, press } from '../steps.mjs';
import { finding } from '../thread/finding.mjs';
import { project } from '../thread/project.mjs';
import { TITLE, sheet } from '../thread/sheet.mjs';
import { study } from '../thread/study.mjs';

export const name = 'An experience sheet is signed by the director, published, found in the catalogue and its feed, and taken down';

export async function run(hands) {
  const read = await hands.once('study', study);
  const found = await hands.once('finding', (its) => finding(its, read));
  const decided = await hands.once('project', (its) => project(its, found));
  const base = await hands.once('sheet', (its) => sheet(its, decided));
  const url = await inTheCatalogue(hands, base);
  await takeDown(hands, base, url);
}

async function inTheCatalogue({ newPage, axe, fits }, base) {
  const page = await newPage({ width: 320 });
  await open(page, '/sheets');
  await fits(page);
  await fill(page, { q: 'malades couloirs' });
  await press(page, 'form.filters button');
  await press(page, `main a[href="/sheets/${base.split('/').pop()}"]`);
  await axe(page);
  await fits(page);
  const url = new URL(page.url()).pathname;
  const feed = await download(page, '/sheets/feed.atom', '<?xml');
  check(feed.toString().includes(TITLE), 'the feed does not hold the sheet');
  await download(page, `${url}/sheet.pdf`, '%PDF-');
  await open(page, `${url}/print`);
  await axe(page);
  await open(page, `/thread/sheet/${url.split('/').pop()}`);
  await axe(page);
  await fits(page);
  return url;
}

async function takeDown({ page, signIn, newPage, axe }, base, url) {
  await signIn(page, 'direction');
  await open(page, base);
  await page.locator('form:is([action$="/publication/withdrawal"], [action*="/publication/withdrawal?"])').evaluate((form) => { form.closest('details').open = true; });
  await fill(page, { reason: 'Une photographie doit être remplacée' });
  await press(page, 'form:is([action$="/publication/withdrawal"], [action*="/publication/withdrawal?"]) button');
  await axe(page);
  const visitor = await newPage();
  const answer = await visitor.goto(url);
  check([404, 410].includes(answer.status()), `the sheet that was taken down answers ${answer.status()}`);
  await axe(visitor);
  await open(visitor, '/sheets');
  check(!(await visitor.locator('main').innerText()).includes(TITLE), 'the catalogue still names the sheet');
}
