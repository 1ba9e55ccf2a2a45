// Goes over pages in two windows: large, light and French; 320 pixels wide, dark and English.

import { check } from './journey.mjs';
import { open, path } from './steps.mjs';

export const LARGE = {};
export const SMALL = { width: 320, language: 'en-GB', dark: true };

/** Pages that anybody may open. */
export const PUBLIC = ['/', '/give', '/follow', '/answers/follow', '/give-backs', '/sheets', '/sign-in', '/accessibility', '/data-and-rights', '/api'];

/** Each address in one window: nothing wider than it, no violation, the right language. */
export async function crawl({ newPage, axe, fits }, options, urls, prepare = async () => {}) {
  const page = await newPage(options);
  await prepare(page);
  for (const url of urls) {
    await open(page, url);
    await fits(page);
    await axe(page);
    await isIn(page, options.language ?? 'fr-FR');
  }
  await page.context().close();
}

/** The page says its language, and shows words, not the names of messages. */
async function isIn(page, language) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  check(language.startsWith(lang), `${path(page)} is in ${lang} for ${language}`);
  const name = /(?:^|\s)(?:questionnaires|expressions|analysis|projects|publications|people|frame|work|home|ui)-[a-z]+(?:-[a-z]+)+(?:\s|$)/u;
  const said = await page.evaluate(() => document.body.innerText);
  check(!name.test(said), `${path(page)} shows the name of a message: ${name.exec(said)?.[0]}`);
}
