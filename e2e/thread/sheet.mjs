// The project becomes a sheet for others: written, criticised by criteria, signed, published.

import { check } from '../journey.mjs';
import { day, fill, open, path, press } from '../steps.mjs';

export const TITLE = 'Ne plus parler des malades dans les couloirs';

/** The smallest form that can be signed and uploaded. */
export const SIGNED = {
  name: 'autorisation.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from([
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n')),
};

/** Writes the sheet, has it signed and publishes it; returns the path of its dossier. */
export async function sheet(hands, project) {
  const { page, signIn } = hands;
  await signIn(page, 'qualite');
  const base = await write(hands, project);
  await cannotBePublished(hands, base);
  await sign(hands, base);
  await open(page, base);
  await press(page, 'form:is([action$="/publication"], [action*="/publication?"]) button');
  return base;
}

async function write({ page, axe }, project) {
  await open(page, '/publications/new');
  await axe(page);
  await fill(page, { project: project.split('/').pop(), title: TITLE });
  await press(page, 'form:is([action="/publications"], [action^="/publications?"]) button');
  const base = path(page).replace(/\/edit$/u, '');
  await axe(page);
  await open(page, `${base}/edit`);
  await axe(page);
  await fillEmptyTexts(page);
  await fill(page, { outcome: 'mixed', maturity: 'running', contact_role: 'Responsable qualité', contact_mailbox: 'qualite@tilleuls.example' });
  await chooseFirst(page);
  await press(page, 'form:is([action$="/edit"], [action*="/edit?"]) .submit button');
  await open(page, `${base}/criteria`);
  await axe(page);
  await fillEmptyTexts(page);
  await press(page, 'main form .submit button');
  return base;
}

async function fillEmptyTexts(page) {
  for (const text of await page.locator('main form textarea').all()) {
    if ((await text.inputValue()) === '') await text.fill('Deux mois d’essai en chirurgie, avec les malades et les équipes.');
  }
}

async function chooseFirst(page) {
  for (const select of await page.locator('main form select').all()) {
    if ((await select.inputValue()) === '') await select.selectOption({ index: 1 });
  }
}

async function cannotBePublished({ page }, base) {
  await open(page, base);
  check((await page.locator('form:is([action$="/publication"], [action*="/publication?"])').count()) === 0, 'a sheet can be published without the director');
}

async function sign({ newPage, signIn, axe }, base) {
  const page = await newPage();
  await signIn(page, 'direction');
  await open(page, `${base}/authorisation`);
  await axe(page);
  const extents = await page.locator('input[name=extents]').evaluateAll((all) => all.map((one) => one.value));
  await fill(page, { name: 'Marc Duval', function: 'Directeur', signed_on: day(0), extents, form: SIGNED });
  await press(page, 'form:is([action$="/authorisation"], [action*="/authorisation?"]) .submit button');
  await axe(page);
}
