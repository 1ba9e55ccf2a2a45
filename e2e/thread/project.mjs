// From a finding to a project that two people carry, two colleges decide, and a figure judges.

import { check } from '../journey.mjs';
import { day, fill, open, path, press, says, keepsQuiet } from '../steps.mjs';

const TITLE = 'Parler ailleurs que dans le couloir';
const TOGETHER = /co-?\u2060?-?décid/iu;

/** Writes the project, its pair, its locked indicator; both colleges vote; returns its path. */
export async function project(hands, finding) {
  const { page, signIn } = hands;
  await signIn(page, 'qualite');
  const base = await write(hands, finding);
  await brief(hands, base);
  await rewriteWithTheOtherCollege(hands, base);
  await act(hands, base);
  await indicate(hands, base);
  await decide(hands, base);
  return base;
}

async function write({ page, axe }, finding) {
  await open(page, `/projects/new?finding=${finding.split('/').pop()}`);
  await axe(page);
  const templates = page.locator('input[name=template]');
  await templates.first().check();
  await fill(page, { title: TITLE, objective: 'Que plus personne n’entende parler de soi dans un couloir.' });
  await press(page, 'main form .submit button');
  await axe(page);
  await isNotTogether(page);
  return path(page);
}

async function isNotTogether(page) {
  check((await page.locator('.verdict.both').count()) === 0, 'the page shows a decision of both colleges');
  check((await page.locator('.conditions > li').count()) === 3, 'the three conditions of partnership are not shown');
}

async function brief({ page, axe }, base) {
  await open(page, `${base}/briefings`);
  await axe(page);
  const people = await page.locator('input[name=people]').evaluateAll((all) => all.map((one) => one.value));
  await fill(page, { on: day(-1), what: 'La conduite de projet, ensemble', people });
  await press(page, 'main form .submit button');
}

/** Written by both colleges: the second condition. */
async function rewriteWithTheOtherCollege({ newPage, signIn, axe }, base) {
  const page = await newPage();
  await signIn(page, 'partenaire');
  await open(page, `${base}/edit`);
  await axe(page);
  await fill(page, { people_concerned: 'Les malades, leurs proches et les équipes de chirurgie' });
  await press(page, 'main form .submit button');
}

async function act({ page, axe }, base) {
  await open(page, `${base}/actions/new`);
  await axe(page);
  await fill(page, { what: 'Une salle fermée pour les transmissions', due_on: day(30) });
  for (const [college, who] of [['user', 'Garnier'], ['professional', 'Colin']]) {
    const option = page.locator(`select[name=${college}] option`).filter({ hasText: who });
    await fill(page, { [college]: await option.getAttribute('value') });
  }
  await press(page, 'main form .submit button');
  await says(page, /Garnier|représentant/u);
}

async function indicate({ page, axe }, base) {
  await open(page, `${base}/indicators/new`);
  await axe(page);
  await fill(page, {
    name: 'Personnes qui disent avoir entendu parler d’un autre malade',
    kind: 'proportion',
    counted: 'Réponses « oui » au questionnaire de sortie',
    source: 'Questionnaire de sortie',
    direction: 'down',
    baseline_amount: '48',
    baseline_n: '120',
    baseline_on: day(-20),
    target: '20',
    target_on: day(60),
  });
  await press(page, 'main form .submit button');
  if (!/\/indicators\/[0-9a-f-]{36}$/u.test(path(page))) await press(page, 'main a[href*="/indicators/"]:not([href$="new"])');
  await axe(page);
  await press(page, 'form:is([action$="/lock"], [action*="/lock?"]) button');
  check((await page.locator('form:is([action$="/lock"], [action*="/lock?"])').count()) === 0, 'the indicator is not locked');
}

async function decide(hands, base) {
  const { page, axe } = hands;
  await open(page, `${base}/decisions/new`);
  await axe(page);
  await press(page, 'main form .submit button');
  const decision = path(page);
  check(/\/decisions\/[0-9a-f-]{36}$/u.test(decision), `the vote is at ${decision}`);
  for (const who of ['representante', 'partenaire', 'cadre', 'direction', 'qualite']) {
    await vote(hands, base, decision, who);
  }
  await open(page, decision);
  await press(page, 'form:is([action$="/closure"], [action*="/closure?"]) button');
  await axe(page);
  check((await page.locator('.verdict.both').count()) === 1, 'both colleges approved, and the page does not say so');
  await open(page, base);
  await says(page, TOGETHER);
  await axe(page);
}

async function vote({ newPage, signIn, axe }, base, decision, who) {
  // One of them votes without JavaScript.
  const page = await newPage({ javaScript: who !== 'partenaire' });
  await signIn(page, who);
  await open(page, base);
  await isNotTogether(page);
  await open(page, decision);
  await keepsQuiet(page, /Résultat/u);
  if (who === 'representante') await axe(page);
  await fill(page, { choice: 'approve' });
  await press(page, 'form:is([action$="/ballot"], [action*="/ballot?"]) button');
  await page.context().close();
}
