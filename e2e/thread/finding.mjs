// A sentence with its evidence, to which both colleges say yes; then nothing else is needed to act.

import { check } from '../journey.mjs';
import { fill, keepsQuiet, month, open, path, press, says } from '../steps.mjs';

export const SENTENCE = 'Dans les couloirs, on parle des malades comme s’ils n’entendaient pas.';

/** Writes a finding, has both colleges agree; returns its path. */
export async function finding(hands, study) {
  const { page, signIn, newPage, axe } = hands;
  await signIn(page, 'partenaire');
  await open(page, `/findings?study=${study.split('/').pop()}`);
  await press(page, 'main a[href^="/findings/new"]');
  await axe(page);
  await press(page, 'main form .submit button');
  check((await page.locator('.error').count()) > 0, 'a finding without evidence is taken');
  const numbers = await evidence(hands);
  await fill(page, { sentence: SENTENCE, numbers: numbers.join(', ') });
  await press(page, 'main form .submit button');
  const url = path(page);
  check(/^\/findings\/[0-9a-f-]{36}$/u.test(url), `the finding is at ${url}`);
  await axe(page);
  for (const reader of ['representante', 'cadre']) {
    const theirs = await newPage();
    await signIn(theirs, reader);
    await agree(theirs, url, reader);
  }
  return url;
}

/** Numbers of words that are in the corpus of the study: those of the receipt, and others. */
async function evidence({ newPage, signIn }) {
  const page = await newPage();
  await signIn(page, 'partenaire');
  const numbers = [];
  for (const asked of ['glycine', 'couloir']) {
    await open(page, `/expressions?q=${asked}&from=${month(-200)}`);
    const captions = await page.locator('.verbatims figcaption').allInnerTexts();
    numbers.push(...captions.slice(0, 3).map((caption) => /\d+/u.exec(caption)[0]));
  }
  check(numbers.length > 1, 'there are not enough words to found a finding on');
  return [...new Set(numbers)];
}

async function agree(page, url, reader) {
  await open(page, url);
  const form = page.locator('form:is([action$="/agreements"], [action*="/agreements?"]) button');
  if ((await form.count()) === 0) return; // Who wrote it has agreed for their college.
  if (reader === 'cadre') await keepsQuiet(page, /les deux collèges sont d’accord/iu);
  await press(page, 'form:is([action$="/agreements"], [action*="/agreements?"]) button');
  await says(page, /d’accord|accept/iu);
}
