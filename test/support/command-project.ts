import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWav } from '../../src/audio/wav.js';
import { toneProject } from './run-hoso.js';

const RATE_HZ = 16_000;

/** A tone of a length and height of its own. */
const sound = (number: number): Uint8Array =>
  encodeWav({
    format: { sampleRateHz: RATE_HZ, channels: 1 },
    samples: Int16Array.from(
      { length: RATE_HZ * (2 + number / 5) },
      (_, at) => 9000 * Math.sin((at * (300 + 40 * number) * 2 * Math.PI) / RATE_HZ),
    ),
  });

export type CommandProject = {
  readonly dir: string;
  /** The texts of all requests that were begun so far, in order. */
  readonly spoken: () => string[];
};

/**
 * A project whose voices are a program that notes each request and takes `seconds` for it. It fails at texts that
 * hold `fails`. What it says of a text is always the same, of two texts mostly not.
 */
export const commandProject = (
  scripts: Readonly<Record<string, string>>,
  { seconds = 0, fails = '' }: { seconds?: number; fails?: string } = {},
): CommandProject => {
  const dir = toneProject(scripts);
  const log = join(dir, 'spoken.log');
  mkdirSync(join(dir, 'sounds'));
  for (let number = 0; number < 10; number += 1)
    writeFileSync(join(dir, 'sounds', `${number}.wav`), sound(number));
  const program = join(dir, 'speak.sh');
  writeFileSync(
    program,
    `#!/bin/sh
cat "$1" >> '${log}'
${seconds > 0 ? `sleep ${seconds}` : ''}
${fails === '' ? '' : `if grep -q '${fails}' "$1"; then exit 3; fi`}
n=$(cksum < "$1" | cut -c1)
cp '${dir}/sounds/'"$n".wav "$2"
`,
  );
  chmodSync(program, 0o755);
  for (const name of readdirSync(join(dir, 'voices'))) {
    const file = join(dir, 'voices', name);
    const profile = readFileSync(file, 'utf8').replace(/^backends:\n[\s\S]*/m, '');
    const block = `backends:\n  command:\n    credit: x\n    options: { argv: ['${program}', '{textFile}', '{wav}'], revision: 1 }\n`;
    writeFileSync(file, profile + block);
  }
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: command\n');
  return {
    dir,
    spoken: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  };
};
