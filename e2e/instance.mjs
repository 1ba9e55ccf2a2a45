// A running Portevoix with its invented people, on a free port, gone at the end.

import { spawn, execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';

const START_MS_MAX = 120_000;

/** Starts `portevoix demo` and waits until it is healthy and has named its people. */
export async function startInstance(program) {
  const data = await mkdtemp(join(tmpdir(), 'portevoix-journeys-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['demo', '--data', data, '--listen', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A server that outlives its journeys would hold the port and the folder.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`it ended (${signal ?? code})`));
    child.once('error', (error) => resolve(`it did not start: ${error.message}`));
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => { said.out += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { said.err += text; });

  async function stop() {
    child.kill('SIGTERM');
    await Promise.race([ended, wait(10_000, undefined, { ref: false })]);
    kill();
    process.removeListener('exit', kill);
    await rm(data, { recursive: true, force: true });
  }

  try {
    await untilHealthy(base, ended);
    const people = new People(await untilNamed(said, ended));
    /** Runs a command of the program on the same data; returns what it printed. */
    const command = async (...words) => {
      const { stdout } = await promisify(execFile)(program, [words[0], '--data', data, ...words.slice(1)]);
      return stdout;
    };
    return { base, data, people, command, stop, log: () => said.err + said.out };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${said.err}${said.out}`);
  }
}

async function untilHealthy(base, ended) {
  await until('it is not healthy', ended, async () => {
    const answer = await fetch(`${base}/health`).catch(() => null);
    return answer?.ok;
  });
}

async function untilNamed(said, ended) {
  await until('it named nobody', ended, async () => readPeople(said.out).length > 0);
  // The lines come together; a pipe may cut them in two.
  await wait(200);
  return readPeople(said.out);
}

async function until(problem, ended, isDone) {
  let end;
  ended.then((how) => { end = how; });
  const start = Date.now();
  while (!(await isDone())) {
    if (end) throw new Error(`portevoix demo: ${end}`);
    if (Date.now() - start > START_MS_MAX) throw new Error(`portevoix demo: ${problem} after ${START_MS_MAX / 1000} s`);
    await wait(50);
  }
}

/** Lines with an e-mail, a password, perhaps the secret of the second factor, and a role. */
export function readPeople(text) {
  const people = [];
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/u);
    const at = words.findIndex((word) => /^[^\s@/]+@[^\s@/]+\.[a-z]+$/iu.test(word));
    if (at < 0 || !words[at + 1]) continue;
    const rest = [...words.slice(0, at), ...words.slice(at + 2)];
    const isSecret = (word) => word.startsWith('otpauth://') || /^[A-Z2-7]{16,}=*$/u.test(word);
    const secret = rest.find(isSecret);
    people.push({
      email: words[at],
      password: words[at + 1],
      secret: secret?.startsWith('otpauth://') ? new URL(secret).searchParams.get('secret') : secret,
      role: rest.filter((word) => !isSecret(word)).join(' '),
    });
  }
  return people;
}

/** The people of an instance, found by what their e-mail or their role says. */
class People {
  constructor(list) {
    this.list = list;
  }

  /** `people.who('quality')`: the one whose e-mail begins so, or whose role says so. */
  who(word) {
    const wanted = word.toLowerCase();
    const person = this.list.find((one) => one.email.toLowerCase().split('@')[0] === wanted)
      ?? this.list.find((one) => one.email.toLowerCase().startsWith(wanted))
      ?? this.list.find((one) => one.role.toLowerCase().includes(wanted));
    if (!person) throw new Error(`nobody is “${word}” among ${this.list.map((one) => one.email).join(', ')}`);
    return person;
  }
}

/** The code that an authenticator shows (RFC 6238: SHA-1, six digits, thirty seconds). */
export function oneTimeCode(secret, now = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of secret.replace(/=+$/u, '')) {
    bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  }
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash[19] & 15;
  const code = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, '0');
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
