// Who has no mouse, a small screen or another language comes as far as anybody.

import { LARGE, PUBLIC, SMALL, crawl } from '../crawl.mjs';
import { check } from '../journey.mjs';
import { open, path } from '../steps.mjs';

export const name = 'Words are given by keyboard only, and every public page is accessible at 1280 and 320 pixels, in French and English, light and dark';

export async function run(hands) {
  await byKeyboard(hands);
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

async function follow(page, tabTo, selector) {
  await tabTo(page, page.locator(selector).first());
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}
