// What a user representative may not see is neither shown nor told.

import { check } from '../journey.mjs';
import { keepsQuiet, open, press, words } from '../steps.mjs';

export const name = 'A representative reads shared words only, and no address opens a raw text';

export async function run({ page, signIn, newPage, axe, expectWrong }) {
  expectWrong(/^403 for .*\/raw$/u);
  const quality = await newPage();
  await signIn(quality, 'qualite');
  await open(quality, '/expressions/review');
  const unshared = await quality.locator('main ul.rows a').first().getAttribute('href');

  await signIn(page, 'representante');
  await open(page, '/expressions');
  await axe(page);
  check((await page.locator('main a[href*="review"], main a[href*="imports"], main a[href*="policy"]').count()) === 0, 'a way to raw words is shown');
  await press(page, '.verbatims a');
  check((await page.locator('form:is([action$="/raw"], [action*="/raw?"]), .raw, a[href$="/review"]').count()) === 0, 'a raw text is offered');
  await refused(page, page.url());
  await waiting(page, unshared.replace(/\/review$/u, ''));
  for (const url of [unshared, '/expressions/review', '/expressions/imports', '/expressions/policy']) {
    await open(page, url, 403);
    await axe(page);
  }
}

/** The raw text asked for by hand. */
async function refused(page, url) {
  const answer = await page.evaluate(async (raw) => {
    const response = await fetch(raw, { method: 'POST', body: new URLSearchParams({ reason: 'Par curiosité' }) });
    return { status: response.status, text: await response.text() };
  }, `${url}/raw`).catch((error) => ({ status: 0, text: error.message }));
  check(answer.status === 403 && !answer.text.includes('class="raw"'), `the raw text answers ${answer.status}`);
}

/** Words that wait for review are said to wait, or not found; their text is not there. */
async function waiting(page, url) {
  const answer = await page.goto(url);
  check([200, 404].includes(answer.status()), `${url} answers ${answer.status()}`);
  check((await page.locator('figure.verbatim').count()) === 0, `words that wait for review are shown: ${await words(page)}`);
  await keepsQuiet(page, /texte brut/iu);
}
