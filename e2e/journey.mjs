// What a journey holds in its hands: pages that are watched, people to sign in, axe, a keyboard.

import { AxeBuilder } from '@axe-core/playwright';
import { setTimeout as wait } from 'node:timers/promises';
import { oneTimeCode } from './instance.mjs';

const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIGN_IN = '/sign-in';
const TABS_MAX = 150;
const ANSWER_MS_MAX = 20_000;

/** One run of one journey in a browser, on an instance. */
export class Journey {
  #browser;
  #contexts = [];
  #wrongs = [];
  #expected = [];
  #sessions;
  #done;

  /**
   * What the journeys of an instance share: `sessions`, the cookies of those who signed in, and
   * `done`, what was done once for the journeys that follow.
   */
  constructor(browser, instance, { sessions, done }) {
    this.#browser = browser;
    this.#sessions = sessions;
    this.#done = done;
    this.instance = instance;
    this.base = instance.base;
    this.people = instance.people;
  }

  /** What `run` of a journey receives. */
  hands(page) {
    return {
      page,
      browser: this.#browser,
      base: this.base,
      people: this.people,
      command: this.instance.command,
      newPage: (options) => this.newPage(options),
      signIn: (onPage, who, options) => this.signIn(onPage, who, options),
      axe: (onPage, options) => axe(onPage, options),
      tabTo,
      fits,
      once: (what, act) => this.#once(what, act, page),
      expectWrong: (pattern) => { this.#expected.push(pattern); },
      check,
    };
  }

  /**
   * A page in a context of its own, in French, 1280 pixels wide, with JavaScript, unless said
   * otherwise: `{ javaScript: false }`, `{ width: 320 }`, `{ language: 'en-GB' }`, `{ dark: true }`.
   */
  async newPage({ javaScript = true, width = 1280, height = 900, language = 'fr-FR', dark = false } = {}) {
    const context = await this.#browser.newContext({
      baseURL: this.base,
      javaScriptEnabled: javaScript,
      viewport: { width, height },
      locale: language,
      timezoneId: 'Europe/Paris',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(ANSWER_MS_MAX);
    // "Are you sure?" is answered yes.
    context.on('dialog', (dialog) => dialog.accept());
    this.#watch(context);
    return context.newPage();
  }

  /** Does something that several journeys stand on, the first time only; returns what it returned. */
  async #once(what, act, page) {
    if (!this.#done.has(what)) this.#done.set(what, await act(this.hands(page)));
    return this.#done.get(what);
  }

  /** Notes each request that leaves, each missing file, each error of a script or of the policy. */
  #watch(context) {
    const note = (wrong) => { this.#wrongs.push(wrong); };
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:|^wss?:/u.test(url.protocol) && url.origin.replace(/^ws/u, 'http') !== this.base) {
        note(`a request to another host: ${url.origin}`);
      }
    });
    context.on('response', (response) => {
      // A page may answer 403 or 422 on purpose; what a page is made of may not.
      const isPart = response.request().resourceType() !== 'document';
      if (isPart && response.status() >= 400) note(`${response.status()} for ${response.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // Leaving a page ends what it was loading, and a download is not a page.
      if (why !== 'net::ERR_ABORTED') note(`${why} for ${request.url()}`);
    });
    context.on('console', (message) => {
      const isCounted = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isCounted) note(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => note(`script: ${error.error().message}`));
  }

  /** Signs in by the form, once for each person: later pages take the session over. */
  async signIn(page, who, { fresh = false } = {}) {
    const person = typeof who === 'string' ? this.people.who(who) : who;
    // Whoever sat here before has left.
    await page.context().clearCookies();
    const kept = this.#sessions.get(person.email);
    if (kept && !fresh) {
      await page.context().addCookies(kept);
      const answer = await page.goto('/');
      check(answer.ok(), `the first page answers ${answer.status()}`);
      return person;
    }
    for (let attempt = 1; ; attempt += 1) {
      await this.#fillSignIn(page, person);
      if (new URL(page.url()).pathname !== SIGN_IN) break;
      check(attempt < 2 && person.secret, `${person.email} cannot sign in: ${await page.locator('main').innerText()}`);
      // The same code is good once; the next one comes within thirty seconds.
      await wait(30_500 - (Date.now() % 30_000));
    }
    if (!fresh) this.#sessions.set(person.email, await page.context().cookies());
    return person;
  }

  async #fillSignIn(page, person) {
    await page.goto(SIGN_IN);
    await page.locator('input[type=email]').fill(person.email);
    await page.locator('input[type=password]').fill(person.password);
    await submit(page);
    const code = page.locator('input[autocomplete=one-time-code]');
    if ((await code.count()) === 0) return;
    // The demonstration writes the code itself; elsewhere it comes from the secret.
    if (person.secret) await code.first().fill(oneTimeCode(person.secret));
    await code.first().focus();
    await submit(page);
  }

  /** What went wrong without stopping the journey. */
  wrongs() {
    return this.#wrongs.filter((wrong) => !this.#expected.some((pattern) => pattern.test(wrong)));
  }

  /** Pictures of the open pages. */
  async pictures(path) {
    const pages = this.#contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: `${path}-${index + 1}.png`, fullPage: true, timeout: 10_000 }).catch(() => {});
    }
  }

  async close() {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }
}

async function submit(page) {
  await Promise.all([
    page.waitForEvent('domcontentloaded'),
    page.keyboard.press('Enter'),
  ]);
}

/** Fails unless `fact` holds. */
export function check(fact, otherwise) {
  if (!fact) throw new Error(otherwise);
}

/** Fails on any violation of WCAG 2.2 AA, of what axe knows of AAA, or of good practice. Needs JavaScript on the page. */
export async function axe(page, { except = [] } = {}) {
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_RULES).disableRules(except).analyze();
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 5).map((node) => `    ${node.target.join(' ')}  ${node.failureSummary?.split('\n').slice(1, 2).join('').trim() ?? ''}`),
  ]);
  check(violations.length === 0, `axe on ${new URL(page.url()).pathname}\n${lines.join('\n')}`);
}

/** Presses Tab until the element has the focus, and shows it. */
export async function tabTo(page, locator) {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    const has = await locator.evaluate((element) => element === document.activeElement);
    if (has) {
      const shows = await locator.evaluate((element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      });
      check(shows, `the focus does not show on ${locator}`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${TABS_MAX} presses of Tab do not reach ${locator}`);
}

/** Fails when the page is wider than its window: at 320 pixels, nobody should scroll sideways. */
export async function fits(page) {
  const { width, wanted, widest } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const beyond = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return { width: limit, wanted: document.documentElement.scrollWidth, widest: beyond.slice(0, 5) };
  });
  check(wanted <= width, `${new URL(page.url()).pathname} is ${wanted} pixels wide in ${width}: ${widest.join(', ')}`);
}
