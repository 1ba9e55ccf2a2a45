// A browser without scripts does what the others do; reading and voting without one are in the journeys of the study and the project.

import { check } from '../journey.mjs';
import { fill, open, path, press, until } from '../steps.mjs';

export const name = 'Without JavaScript, people sign in, import with a page of progress, and review';

const FILE = {
  name: 'sans-script.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Numéro;Date;Parole', ...Array.from({ length: 30 }, (_, n) => `S${n};01/03/2026;"Le plateau numéro ${n} est arrivé froid, jacinthe."`)].join('\n')),
};

export async function run(hands) {
  const { newPage, signIn, fits } = hands;
  const page = await newPage({ javaScript: false, width: 320 });
  await signIn(page, 'qualite', { fresh: true });
  await importFile(page);
  await fits(page);
  await review(page);
  await fits(page);
}

async function importFile(page) {
  await open(page, '/expressions/imports/new');
  await fill(page, { file: FILE });
  await press(page, 'form:is([action="/expressions/imports"], [action^="/expressions/imports?"]) button');
  await press(page, 'button[value=run]');
  await until(page, /Importé/u);
  await open(page, '/expressions?q=jacinthe');
  check((await page.locator('.verbatims > li').count()) === 30, 'the words are not all there');
}

async function review(page) {
  await open(page, '/expressions/review');
  await press(page, 'main ul.rows a');
  const here = path(page);
  await press(page, '[data-item] button[value=mask]');
  check(path(page) === here, `a decision leads to ${path(page)}`);
  check((await page.locator('[data-item] button[value=mask][aria-pressed=true]').count()) > 0, 'the decision is not shown');
}
