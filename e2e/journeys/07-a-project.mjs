// What both colleges found becomes what both decide.

import { open } from '../steps.mjs';
import { finding } from '../thread/finding.mjs';
import { project } from '../thread/project.mjs';
import { study } from '../thread/study.mjs';

export const name = 'A finding of both colleges becomes a project with a pair and a locked indicator, co-decided only after both votes, one of them without JavaScript';

export async function run(hands) {
  const read = await hands.once('study', study);
  const found = await hands.once('finding', (its) => finding(its, read));
  const base = await hands.once('project', (its) => project(its, found));
  const narrow = await hands.newPage({ width: 320 });
  await hands.signIn(narrow, 'representante');
  for (const url of [found, base, `${base}/actions/new`, `${base}/edit`, '/projects', '/findings']) {
    await open(narrow, url);
    await hands.fits(narrow);
  }
}
