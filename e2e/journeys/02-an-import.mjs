// A file comes in: dropped, tried, imported, then taken out again as a whole.

import { check } from '../journey.mjs';
import { fill, open, press, says, until, words } from '../steps.mjs';

export const name = 'The quality manager drops a file, tries it, imports it, then undoes the import as a whole';

const ROWS = [
  'Numéro;Date;Service;Ressenti;Parole',
  'J0001;03/02/2026;Urgences;Négatif;"La porte du box est restée grande ouverte, zinnia compris."',
  'J0002;04/02/2026;Urgences;Positif;"Une infirmière a tiré le rideau sans qu’on le demande, zinnia."',
  'J0003;05/02/2026;Médecine;Négatif;"J’ai attendu trois heures, ""sans un mot"", près du zinnia."',
  'J0004;06/02/2026;Médecine;Négatif;RAS',
  ...Array.from({ length: 12 }, (_, n) => `J01${n + 10};07/02/2026;Maternité;Positif;"Le zinnia numéro ${n} était à sa place."`),
  'J0005;pas une date;Médecine;Négatif;Le zinnia sans date.',
];
const WORDS = ROWS.filter((row) => row.includes('zinnia')).length;

export async function run(hands) {
  const { page, signIn } = hands;
  await signIn(page, 'qualite');
  await drop(hands);
  await dryRun(hands);
  await importAndSee(hands);
  await undo(hands);
}

/** What a mouse does: no path of a file, only its content let go over the zone. */
async function drop({ page, axe }) {
  await open(page, '/expressions');
  await press(page, 'main a[href="/expressions/imports/new"]');
  await axe(page);
  const file = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], 'paroles du trimestre.csv', { type: 'text/csv' }));
    return carried;
  }, ROWS.join('\r\n'));
  await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: file });
  await press(page, 'form:is([action="/expressions/imports"], [action^="/expressions/imports?"]) button');
}

async function dryRun({ page, axe }) {
  await says(page, /zinnia/u);
  const roles = await page.locator('main table select').evaluateAll((all) => all.map((one) => one.value));
  check(['text', 'polarity', 'date'].every((role) => roles.includes(role)), `the columns are proposed as ${roles}`);
  await axe(page);
  await press(page, 'button[value="dry-run"]');
  await until(page, /Ce que l’import ferait/u);
  await says(page, /17/u);
  await axe(page);
}

async function importAndSee({ page, axe }) {
  await press(page, 'button[value="run"]');
  await axe(page);
  await page.locator('main .tag.done').waitFor({ timeout: 1 }).catch(() => until(page, /Importé/u));
  await axe(page);
  await says(page, /Importé/u);
  check((await search(page, 'zinnia')) === WORDS, `not all of the ${WORDS} words are found`);
}

async function search(page, asked) {
  const here = page.url();
  await open(page, `/expressions?q=${asked}`);
  const found = await page.locator('.verbatims > li').count();
  await open(page, here);
  return found;
}

async function undo({ page, axe }) {
  await press(page, 'main a[href$="/undo"]');
  await axe(page);
  await fill(page, { why: 'Fichier du mauvais trimestre' });
  await press(page, 'form:is([action$="/undo"], [action*="/undo?"]) button');
  await until(page, /Annul|retir/iu);
  await axe(page);
  check((await search(page, 'zinnia')) === 0, `words are left after the import was undone: ${await words(page)}`);
}
