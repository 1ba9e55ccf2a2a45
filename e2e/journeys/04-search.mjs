// Words are found again, opened, and their raw text only for a reason.

import { check } from '../journey.mjs';
import { download, fill, open, press, says, words } from '../steps.mjs';

export const name = 'Words are searched with or without accents, filtered by address, exported, and a raw text is opened for a reason';

export async function run({ page, signIn, axe }) {
  await signIn(page, 'qualite');
  const accented = await found(page, '/expressions?q=opération');
  check(accented > 0, 'nothing is found for “opération”');
  check(accented === await found(page, '/expressions?q=operation'), 'accents change what is found');
  check((await page.locator('.verbatims mark').count()) > 0, 'what was searched is not highlighted');
  await phrases(page);
  await filters(page);
  await axe(page);
  await exports(page);
  await rawText(page, axe);
}

async function found(page, url) {
  await open(page, url);
  return page.locator('.verbatims > li').count();
}

async function phrases(page) {
  check((await found(page, '/expressions?q="dans le couloir"')) > 0, 'the phrase is not found');
  check((await found(page, '/expressions?q="couloir le dans"')) === 0, 'the order of the words of a phrase does not count');
}

async function filters(page) {
  await open(page, '/expressions');
  await fill(page, { q: 'couloir', polarity: 'negative' });
  await press(page, 'form.filters button');
  const url = new URL(page.url());
  check(url.searchParams.get('q') === 'couloir' && url.searchParams.get('polarity') === 'negative', `the address does not hold the filter: ${url.search}`);
  const captions = await page.locator('.verbatims figcaption').allInnerTexts();
  check(captions.length > 0 && captions.every((caption) => /négatif/u.test(caption)), `the filter lets others through: ${captions}`);
}

async function exports(page) {
  const csv = page.locator('main a[href*="export.csv"]');
  await download(page, await csv.getAttribute('href'), '\u00ef\u00bb\u00bf');
  await download(page, await page.locator('main a[href*="export.xlsx"]').getAttribute('href'), 'PK');
}

async function rawText(page, axe) {
  await press(page, '.verbatims a');
  await axe(page);
  check((await page.locator('blockquote.raw').count()) === 0, 'the raw text is shown to who did not ask');
  await press(page, 'form:is([action$="/raw"], [action*="/raw?"]) button');
  check((await page.locator('blockquote.raw').count()) === 0, 'the raw text is shown without a reason');
  await fill(page, { reason: 'Vérifier le masquage à la demande de la commission' });
  await press(page, 'form:is([action$="/raw"], [action*="/raw?"]) button');
  check((await page.locator('blockquote.raw').count()) === 1, `the raw text is not shown: ${await words(page)}`);
  await axe(page);
  await page.reload();
  await says(page, /./u);
}
