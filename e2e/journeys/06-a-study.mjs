// Usagers and professionals read the same words, apart and then together.

import { check } from '../journey.mjs';
import { open, press } from '../steps.mjs';
import { study } from '../thread/study.mjs';

export const name = 'Two colleges read a filtered corpus blind, one of them without JavaScript, see how far they agree, settle the rest, and the tool learns';

export async function run(hands) {
  const { page, signIn, axe, fits, newPage } = hands;
  const base = await hands.once('study', study);
  await signIn(page, 'representante');
  await open(page, `${base}/themes`);
  await axe(page);
  await press(page, 'main table a');
  await axe(page);
  check((await page.locator('main table').count()) > 0, 'the theme has no table');
  const narrow = await newPage({ width: 320 });
  await signIn(narrow, 'representante');
  for (const part of ['', '/codebook', '/agreement', '/disagreements', '/themes']) {
    await open(narrow, `${base}${part}`);
    await fits(narrow);
  }
}
