// The change is measured, then given back in public to those who spoke.

import { check } from '../journey.mjs';
import { day, fill, open, path, press, says } from '../steps.mjs';

export const HEADING = 'On ne parle plus de vous dans le couloir';

/** Starts, measures, writes and publishes; returns the public path. */
export async function giveBack(hands, project) {
  const { page, signIn } = hands;
  await signIn(page, 'qualite');
  await measure(hands, project);
  return publish(hands, project);
}

async function measure({ page, axe }, project) {
  await open(page, project);
  await press(page, 'form:is([action$="/start"], [action*="/start?"]) button');
  const link = page.locator('main a[href*="/measures/new"]').first();
  await press(page, 'main a[href*="/measures/new"]');
  await axe(page);
  await fill(page, { amount: '12', n: '110', missing: '4', on: day(0), note: 'Même questionnaire, mêmes services.' });
  await press(page, 'main form .submit button');
  check((await link.count()) >= 0 && path(page).startsWith(project), 'the measure leads elsewhere');
  await open(page, project);
  await says(page, /12|10,9|11\s?%/u);
  await axe(page);
}

async function publish({ page, axe, fits, newPage, signIn }, project) {
  await open(page, project);
  await press(page, 'form:is([action$="/give-backs"], [action*="/give-backs?"]) button');
  await axe(page);
  await fill(page, { title: HEADING, lead: 'Vous l’avez dit, les deux collèges l’ont décidé.' });
  const quote = page.locator('input[name=quotes]').first();
  await quote.check();
  await press(page, 'main form:has([name=title]) .submit button');
  await says(page, /glycine/u);
  const narrow = await newPage({ width: 320 });
  await signIn(narrow, 'qualite');
  await open(narrow, `${path(page)}/preview`);
  await fits(narrow);
  await press(page, 'form:is([action$="/publication"], [action*="/publication?"]) button');
  const url = await page.locator('main a[href^="/give-backs/"]').first().getAttribute('href');
  await fill(page, { on: day(0), people: '40' }).catch(() => {});
  return url;
}
