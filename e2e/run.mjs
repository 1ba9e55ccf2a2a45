// Runs the journeys in Debian's Chromium: `node e2e/run.mjs [FILTER]`, with the program in PORTEVOIX.

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startInstance } from './instance.mjs';
import { Journey } from './journey.mjs';

// Run alone, a journey also does what the others did before it.
const JOURNEY_MS_MAX = 400_000;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.env.PORTEVOIX ?? here('../target/debug/portevoix');
const filter = process.argv[2] ?? '';

async function main() {
  await rm(here('results'), { recursive: true, force: true });
  const journeys = await readJourneys();
  if (journeys.length === 0 && !filter) throw new Error('there is no journey');
  const tally = { passed: 0, failed: 0 };
  if (journeys.length > 0) await runAll(journeys, tally);
  console.log(`journeys: ${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0;
}

async function readJourneys() {
  const files = (await readdir(here('journeys'))).filter((file) => file.endsWith('.mjs')).sort();
  const journeys = [];
  for (const file of files) {
    const { name, run, alone = false } = await import(`./journeys/${file}`);
    journeys.push({ file: file.replace(/\.mjs$/u, ''), name, run, alone });
  }
  const wanted = filter.toLowerCase();
  return journeys.filter(({ file, name }) => `${file} ${name}`.toLowerCase().includes(wanted));
}

/** Journeys share an instance; one that says `export const alone = true` gets its own. */
async function runAll(journeys, tally) {
  const browser = await openBrowser();
  try {
    const together = journeys.filter((journey) => !journey.alone);
    if (together.length > 0) await runOn(browser, together, tally);
    for (const journey of journeys.filter(({ alone }) => alone)) {
      await runOn(browser, [journey], tally);
    }
  } finally {
    await browser.close();
  }
}

async function runOn(browser, journeys, tally) {
  const instance = await startInstance(program);
  const shared = { sessions: new Map(), done: new Map() };
  try {
    for (const journey of journeys) {
      const success = await runOne(browser, instance, shared, journey);
      tally[success ? 'passed' : 'failed'] += 1;
    }
  } finally {
    await instance.stop();
  }
}

async function runOne(browser, instance, shared, { file, name, run }) {
  const start = Date.now();
  const journey = new Journey(browser, instance, shared);
  let problem = '';
  try {
    const page = await journey.newPage();
    await within(JOURNEY_MS_MAX, run(journey.hands(page)));
    problem = journey.wrongs().join('\n');
  } catch (error) {
    problem = [error.stack ?? error.message, ...journey.wrongs()].join('\n');
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${problem ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s  ${name}`);
  if (problem) {
    console.log(problem.replace(/^/gmu, '    '));
    await mkdir(here('results'), { recursive: true });
    await journey.pictures(here(`results/${file}`));
    await writeFile(here(`results/${file}.log`), instance.log());
  }
  await journey.close();
  return !problem;
}

async function within(ms, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing but this machine can be found, whatever a page asks for.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

main().then(
  (success) => { process.exitCode = success ? 0 : 1; },
  (error) => {
    console.error(error.stack);
    console.log('journeys: 0 passed, 1 failed');
    process.exitCode = 1;
  },
);
