// The pages that each role finds in its rail, all accessible, all within a small window.

import { LARGE, PUBLIC, SMALL, crawl } from '../crawl.mjs';
import { check } from '../journey.mjs';

export const name = 'Every main page of each role is accessible at 1280 and 320 pixels, in French and English, light and dark';

const ROLES = ['qualite', 'representante', 'direction', 'administration'];

export async function run(hands) {
  const seen = new Set(PUBLIC);
  for (const role of ROLES) {
    const urls = await pagesOf(hands, role);
    // The frame of a role is looked at in a small window; a page that no role had is looked at in both.
    const first = urls.filter((url) => !seen.has(url));
    urls.forEach((url) => seen.add(url));
    await Promise.all([
      crawl(hands, LARGE, first, (page) => hands.signIn(page, role)),
      crawl(hands, SMALL, urls.filter((url) => !PUBLIC.includes(url)), (page) => inEnglish(hands, page, role)),
    ]);
  }
}

async function pagesOf({ page, signIn }, role) {
  await signIn(page, role);
  const urls = new Set(['/account']);
  for (const part of ['.rail a', '.work > .foot ul a']) {
    for (const link of await page.locator(part).all()) urls.add(await link.getAttribute('href'));
  }
  check(urls.size > 3, `the rail of ${role} is short: ${[...urls]}`);
  return [...urls];
}

/** An account says a language; this browser asks for another. */
async function inEnglish({ signIn }, page, role) {
  await signIn(page, role);
  await page.goto('/language/en?back=/work');
}
