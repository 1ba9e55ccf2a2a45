// « Vous avez dit, nous avons fait »: in public, on paper, and to the person who spoke.

import { check } from '../journey.mjs';
import { download, fill, open, press, says } from '../steps.mjs';
import { finding } from '../thread/finding.mjs';
import { HEADING, giveBack } from '../thread/give_back.mjs';
import { project } from '../thread/project.mjs';
import { study } from '../thread/study.mjs';

export const name = 'The measured change is given back on a public page, a poster and a report, and told to who kept the code of their words';

export async function run(hands) {
  const read = await hands.once('study', study);
  const found = await hands.once('finding', (its) => finding(its, read));
  const base = await hands.once('project', (its) => project(its, found));
  const url = await hands.once('give-back', (its) => giveBack(its, base));
  await asAVisitor(hands, url);
  await followTheWords(hands, url);
}

async function asAVisitor({ newPage, axe, fits }, url) {
  for (const options of [{}, { width: 320 }, { dark: true }]) {
    const page = await newPage(options);
    await open(page, '/give-backs');
    await press(page, `main a[href="${url}"]`);
    check((await page.locator('h1').innerText()).includes(HEADING), 'the public page has another heading');
    await says(page, /glycine/u);
    await axe(page);
    await fits(page);
    if (options.dark) {
      await download(page, `${url}/poster.pdf`, '%PDF-');
      await download(page, `${url}/report.pdf`, '%PDF-');
      await press(page, 'main a[href^="/thread/"]');
      await axe(page);
      await says(page, /couloir/u);
    }
  }
}

async function followTheWords({ newPage, once, axe }, url) {
  const code = await once('receipt', () => { throw new Error('nobody kept a code'); });
  const page = await newPage();
  await open(page, '/follow');
  await fill(page, { code });
  await press(page, 'main form .submit button');
  await says(page, /glycine/u);
  check((await page.locator(`main a[href="${url}"]`).count()) > 0, 'who kept the code is not led to what was done');
  await axe(page);
}
