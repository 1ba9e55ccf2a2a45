// A text is read again before it is shared, without a mouse.

import { check } from '../journey.mjs';
import { open, path, press, says } from '../steps.mjs';

export const name = 'A text is reviewed and shared by keyboard only';

export async function run({ page, signIn, axe, tabTo, newPage }) {
  await signIn(page, 'qualite');
  await open(page, '/expressions/review');
  await axe(page);
  const first = page.locator('main ul.rows a').first();
  const reviewed = (await first.getAttribute('href')).replace(/\/review$/u, '');
  await tabTo(page, first);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
  await axe(page);
  await decideEach(page, tabTo);
  await share(page, tabTo);
  const representative = await newPage();
  await signIn(representative, 'representante');
  await open(representative, reviewed);
  check((await representative.locator('figure.verbatim').count()) > 0, 'the reviewed words are not shown to the representative');
}

/** `j` goes down, `k` up; one letter masks and the next passage comes. */
async function decideEach(page, tabTo) {
  const items = page.locator('[data-item]');
  const count = await items.count();
  check(count > 0, 'there is no passage to decide');
  await tabTo(page, page.locator('[data-item] [data-key]').first());
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  for (let at = 0; at < count; at += 1) {
    const key = at % 2 === 0 ? 'm' : 'g';
    const button = items.nth(at).locator(`[data-key="${key}"]`);
    await page.waitForFunction((n) => document.querySelectorAll('[data-item]')[n]?.classList.contains('here'), at);
    await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), page.keyboard.press(key)]);
    await page.waitForFunction(
      ([n, pressed]) => document.querySelectorAll('[data-item]')[n]?.querySelector(`[data-key="${pressed}"]`)?.getAttribute('aria-pressed') === 'true',
      [at, key],
    );
    check((await button.count()) === 1, 'the panel is gone');
  }
}

async function share(page, tabTo) {
  const here = path(page);
  await tabTo(page, page.locator('form:is([action$="/share"], [action*="/share?"]) button'));
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
  check(path(page) !== here, 'the text is still in review');
}
