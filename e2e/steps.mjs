// Gestures that several journeys make: fill a form, press its button, read what the page says.

import { check } from './journey.mjs';

/** Fills, ticks and chooses fields by name: `{ name: 'words', publication: true, state: 'done' }`. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`);
    const first = field.first();
    const kind = await first.evaluate((element) => (element.tagName === 'SELECT' ? 'select' : element.type));
    if (kind === 'select') await first.selectOption(value);
    else if (kind === 'radio') await tick(page, name, value);
    else if (kind === 'checkbox' && value === true) await first.check();
    else if (kind === 'checkbox') await tick(page, name, value);
    else if (kind === 'file') await first.setInputFiles(value);
    else await first.fill(value);
  }
}

async function tick(page, name, value) {
  for (const one of [value].flat()) {
    await page.locator(`main [name="${name}"][value="${one}"]`).check();
  }
}

/** Presses a button or follows a link, found by its selector or its words, and waits for the page that answers. */
export async function press(page, what, within = 'main') {
  const target = what instanceof RegExp
    ? page.locator(within).locator('a, button').filter({ hasText: what }).first()
    : page.locator(what).first();
  await target.waitFor({ state: 'visible' });
  await Promise.all([page.waitForEvent('domcontentloaded'), target.click()]);
}

/** The words of the page's main part, spaces made plain. */
export async function words(page) {
  return (await page.locator('main').innerText()).replace(/\s+/gu, ' ');
}

/** Fails unless the page says this. */
export async function says(page, pattern) {
  const said = await words(page);
  check(pattern.test(said), `${path(page)} does not say ${pattern}: ${said.slice(0, 600)}`);
}

/** Fails when the page says this. */
export async function keepsQuiet(page, pattern) {
  const found = pattern.exec(await words(page));
  check(!found, `${path(page)} says “${found?.[0]}”`);
}

/** Opens a page that must answer with this status. */
export async function open(page, url, status = 200) {
  const answer = await page.goto(url);
  check(answer.status() === status, `${url} answers ${answer.status()}, not ${status}`);
}

/** The first heading. */
export async function heading(page) {
  return (await page.locator('h1').innerText()).replace(/\s+/gu, ' ');
}

/** Where a page is. */
export function path(page) {
  return new URL(page.url()).pathname;
}

/** Reloads until the page says this: long work ends by itself. */
export async function until(page, pattern, seconds = 40) {
  const end = Date.now() + seconds * 1000;
  while (!pattern.test(await words(page))) {
    check(Date.now() < end, `${path(page)} does not come to say ${pattern} in ${seconds} s: ${(await words(page)).slice(0, 600)}`);
    await page.waitForTimeout(300);
    await page.reload();
  }
}

/** Downloads with the person's session and fails unless the file begins so. */
export async function download(page, url, beginning) {
  const answer = await page.context().request.get(new URL(url, page.url()).href);
  const body = await answer.body();
  check(answer.ok(), `${url} answers ${answer.status()}`);
  check(body.subarray(0, beginning.length).toString('latin1') === beginning, `${url} does not begin with ${beginning}`);
  return body;
}

/** A day so many days from today, as forms write it. */
export function day(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The month of a day, as forms write it. */
export function month(days) {
  return day(days).slice(0, 7);
}
