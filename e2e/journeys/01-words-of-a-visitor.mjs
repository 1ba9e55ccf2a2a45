// The path of somebody without an account: words, a code, news of them, the words taken back.

import { check } from '../journey.mjs';
import { fill, open, press, says, keepsQuiet, words } from '../steps.mjs';

export const name = 'A visitor gives words, follows them with a code and takes them back, with or without JavaScript, at 320 pixels';

const SAID = 'Le brancard est resté devant la porte ouverte pendant toute la toilette.';

export async function run(hands) {
  const { page, newPage } = hands;
  await giveAndWithdraw(hands, page);
  const narrow = await newPage({ javaScript: false, width: 320 });
  await giveAndWithdraw(hands, narrow);
  const english = await newPage({ language: 'en-GB', width: 320 });
  await open(english, '/give');
  await says(english, /give|say|words/iu);
}

async function giveAndWithdraw(hands, page) {
  const code = await give(hands, page);
  await follow(page, code.toLowerCase().replaceAll('-', ' '));
  await withdraw(page, code);
}

async function give(hands, page) {
  await open(page, '/');
  await press(page, 'main a[href="/give"]');
  await look(hands, page);
  const choice = page.locator('main a[href^="/give/"]');
  if ((await choice.count()) > 0) await press(page, 'main a[href^="/give/"]');
  await press(page, 'main form button');
  check((await page.locator('.error-summary, [role=alert]').count()) > 0, 'nothing says that words are missing');
  await look(hands, page);
  await fill(page, { words: SAID, unit: 'Chirurgie', publication: true });
  await press(page, 'main form button');
  await look(hands, page);
  const code = (await page.locator('.code-given').innerText()).trim();
  check(code.length >= 8, `a short code: ${code}`);
  return code;
}

async function follow(page, code) {
  await press(page, 'main a[href="/follow"]');
  await fill(page, { code: 'AAAA-AAAA-AAAA-AAAA' });
  await press(page, 'main form button');
  await keepsQuiet(page, /brancard/u);
  await fill(page, { code });
  await press(page, 'main form button');
}

async function withdraw(page, code) {
  await press(page, 'form:is([action="/follow/withdrawal"], [action^="/follow/withdrawal?"]) button');
  await press(page, 'form:is([action="/follow/withdrawal"], [action^="/follow/withdrawal?"]) button.main');
  await says(page, /retir/iu);
  await open(page, '/follow');
  await fill(page, { code });
  await press(page, 'main form button');
  await keepsQuiet(page, /brancard/u);
  check(/retir/iu.test(await words(page)), 'the words are not said to be withdrawn');
}

/** Axe needs JavaScript; the width is checked in both. */
async function look({ axe, fits }, page) {
  await fits(page);
  const runs = await page.evaluate(() => document.documentElement.classList.contains('js'));
  if (runs) await axe(page);
}
