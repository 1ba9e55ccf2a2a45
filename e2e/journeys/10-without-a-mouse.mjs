// Who has no mouse, a small screen or another language comes as far as anybody.

import { LARGE, PUBLIC, SMALL, crawl } from '../crawl.mjs';
import { check } from '../journey.mjs';
import { open, path, says } from '../steps.mjs';
import { oneTimeCode } from '../instance.mjs';

export const name = 'Words are given, and a vote is cast, by keyboard only, and every public page is accessible at 1280 and 320 pixels, in French and English, light and dark';

export async function run(hands) {
  await byKeyboard(hands);
  await voteByKeyboard(hands);
  await Promise.all([LARGE, SMALL].map((options) => crawl(hands, options, PUBLIC)));
}

async function byKeyboard({ page, tabTo }) {
  await open(page, '/');
  await page.keyboard.press('Tab');
  check(await page.evaluate(() => document.activeElement.classList.contains('skip')), 'the first stop of Tab is not the way past the menu');
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement.id === 'main'), 'the way past the menu does not lead to the page');
  await follow(page, tabTo, 'main a[href="/give"]');
  if (path(page) === '/give') await follow(page, tabTo, 'main a[href^="/give/"]');
  await tabTo(page, page.locator('#f-words'));
  await page.keyboard.type('La sonnette était trop loin de ma main.');
  await follow(page, tabTo, 'main form .submit button');
  check((await page.locator('.code-given').count()) === 1, 'no code is given');
}

/** Signs in and votes on what the demonstration has put to the vote, without touching anything but keys. */
async function voteByKeyboard({ newPage, people, tabTo }) {
  const page = await newPage();
  const person = people.who('partenaire');
  await open(page, '/');
  await follow(page, tabTo, 'a[href^="/sign-in"]');
  await tabTo(page, page.locator('#f-email'));
  await page.keyboard.type(person.email);
  await tabTo(page, page.locator('#f-password'));
  await page.keyboard.type(person.password);
  await follow(page, tabTo, 'main form .submit button');
  const code = page.locator('input[autocomplete=one-time-code]');
  if ((await code.count()) > 0) {
    await tabTo(page, code.first());
    // The demonstration writes the code itself; elsewhere it comes from the secret.
    if (person.secret) await page.keyboard.type(oneTimeCode(person.secret));
    await follow(page, tabTo, 'main form .submit button');
  }
  await open(page, '/work');
  await follow(page, tabTo, 'main a[href*="/decisions/"]');
  const choices = page.locator('main [name=choice]');
  await tabTo(page, choices.first());
  // A radio is chosen by Space, and its neighbours by the arrows.
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  check(await choices.nth(1).isChecked(), 'the arrows do not choose');
  await page.keyboard.press('ArrowUp');
  check(await choices.first().isChecked(), 'the arrows do not choose back');
  await follow(page, tabTo, 'form:is([action$="/ballot"], [action*="/ballot?"]) button');
  await says(page, /Vous avez voté/u);
  await page.context().close();
}

async function follow(page, tabTo, selector) {
  await tabTo(page, page.locator(selector).first());
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}
