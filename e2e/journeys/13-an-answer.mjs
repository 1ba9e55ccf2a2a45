// A survey: whoever leads it finds its address; anybody answers it, goes on elsewhere, follows the answer and takes it back.

import { check } from '../journey.mjs';
import { fill, open, path, press, says } from '../steps.mjs';

export const name = 'A survey is answered step by step, gone on with elsewhere and taken back, with or without JavaScript';

const THREE_G_MS = 2_000;

export async function run(hands) {
  const { page, newPage, signIn, axe, fits } = hands;
  await signIn(page, 'qualite');
  await open(page, '/campaigns');
  await press(page, /deuxième vague/u);
  await axe(page);
  const address = await page.locator('main table a[href*="/answer/"]').first().getAttribute('href');
  const answer = new URL(address, page.url()).pathname;
  await press(page, 'main a[href$="/results"]');
  await fits(page);
  await axe(page);
  await open(page, `${new URL(page.url()).pathname}?compare=last`);
  await says(page, /plus que le hasard/u);
  await fits(page);
  await axe(page);
  await open(page, '/campaigns');
  await press(page, /Parcours relus en chirurgie/u);
  await press(page, 'main a[href$="/tracings"]');
  await axe(page);
  await press(page, /Parcours inventé/u);
  await says(page, /l’équipe le voit mieux/u);
  await fits(page);
  await axe(page);
  await open(page, '/instruments');
  await axe(page);

  await onThreeG(await newPage({ width: 320, height: 640 }), answer);
  await givenBack(hands, page);
  await offline(hands, await newPage({ width: 320 }), answer);
  await tablet(await newPage(), answer);
  const phone = await newPage({ width: 320 });
  const code = await begin(hands, phone, answer);
  const old = await newPage({ javaScript: false, width: 320 });
  await goOn(hands, old, answer, code);
}

/** On an old phone with a slow network the survey can be answered within two seconds. */
async function onThreeG(page, answer) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', {
    offline: false, latency: 300, downloadThroughput: 1.6e6 / 8, uploadThroughput: 768e3 / 8,
  });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await open(page, answer);
  const took = await page.evaluate(() => new Promise((done) => {
    const read = () => {
      const [entry] = performance.getEntriesByType('navigation');
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      if (painted && entry.domInteractive) done(Math.max(painted, entry.domInteractive));
      else setTimeout(read, 50);
    };
    read();
  }));
  check(took < THREE_G_MS, `the survey can be answered after ${Math.round(took)} ms`);
}

/** Whoever leads a survey finds the page that everybody reads; it holds on a phone, in the dark and in English. */
async function givenBack({ newPage, axe, fits }, page) {
  await open(page, '/campaigns');
  await press(page, /première vague/u);
  const link = page.locator('main a[href^="/answers/results/"]').first();
  const address = await link.getAttribute('href');
  await press(page, 'main a[href$="/results"]');
  await says(page, /Ce qui a été écrit/u);
  await axe(page);
  for (const options of [{}, { width: 320 }, { dark: true }]) {
    const visitor = await newPage(options);
    await open(visitor, `${address}?lang=${options.dark ? 'en' : 'fr'}`);
    await says(visitor, options.dark ? /What we will do/u : /Ce que nous allons faire/u);
    await fits(visitor);
    await axe(visitor);
  }
}

/** Types without a network: what is sent waits on the phone, and leaves once when the network is back. */
async function offline({ axe, fits, expectWrong }, page, answer) {
  expectWrong(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/u);
  await open(page, answer);
  const kept = page.waitForResponse((response) => response.url().endsWith('/draft'));
  await page.locator('main input[type=radio][value="5"]').first().check();
  check((await kept).status() === 204, 'what is typed is not kept');
  await page.context().setOffline(true);
  await page.locator('main form button[value=next]').click();
  await page.locator('[data-kept]:visible').filter({ hasText: /gardée sur cet appareil/u }).waitFor();
  await fits(page);
  await axe(page);
  await Promise.all([page.waitForURL(/step=1/u), page.context().setOffline(false)]);
  await press(page, 'button[value=back]');
  check((await page.locator('main input[type=radio][value="5"]:checked').count()) === 1, 'what was sent late is not there');
  const left = await page.evaluate(() => localStorage.length);
  check(left === 0, 'what has left stays on the phone');
}

/** At a tablet the page of thanks leads back to the first by itself; offline, the next person finds an empty page. */
async function tablet(page, answer) {
  await open(page, `${answer}/kiosk`);
  await page.locator('main input[type=radio][value="5"]').first().check();
  await page.context().setOffline(true);
  await page.locator('main form [type=submit], main form button').last().click();
  await page.locator('[data-kept]:visible').filter({ hasText: /gardée sur cette tablette/u }).waitFor();
  check((await page.locator('main input[type=radio]:checked').count()) === 0, 'the next person finds an answer');
  await page.context().setOffline(false);
  await page.waitForFunction(() => localStorage.length === 0);
}

/** Answers the first step on a phone and leaves it there; the code to go on. */
async function begin({ axe, fits }, page, answer) {
  await open(page, answer);
  await fits(page);
  await axe(page);
  await page.locator('main input[type=radio][value="4"]').first().check();
  await press(page, 'button[value=later]');
  return (await page.locator('.code-shown').innerText()).trim();
}

/** Goes on with it on an old telephone, to the end; then takes it back. */
async function goOn({ fits }, page, answer, code) {
  await open(page, `${answer}/resume`);
  await fill(page, { code: 'AAAA-AAAA' });
  await press(page, 'main form button');
  check((await page.locator('.error-summary, [role=alert]').count()) > 0, 'nothing says that the code is not known');
  await fill(page, { code: code.toLowerCase() });
  await press(page, 'main form button');
  check((await page.locator('main input[type=radio][value="4"]:checked').count()) > 0, 'what was answered is not there');
  for (let n = 0; n < 20 && !path(page).endsWith('/thanks'); n += 1) {
    await fits(page);
    await press(page, 'button[value=next]');
  }
  const receipt = (await page.locator('.receipt').innerText()).trim();
  await open(page, '/answers/follow');
  await fill(page, { code: receipt });
  await press(page, 'main form button');
  await says(page, /deuxième vague/u);
  await press(page, 'form[action^="/answers/follow/withdrawal"] button');
  if ((await page.locator('form[action^="/answers/follow/withdrawal"] button.main').count()) > 0) {
    await press(page, 'form[action^="/answers/follow/withdrawal"] button.main');
  }
  await says(page, /reprise/iu);
}
