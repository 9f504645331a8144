import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInBrowser } from '../../src/studio/open-in-browser.js';
import { tempDir } from '../support/temp-dir.js';

const URL = 'http://127.0.0.1:1234/?a=$(touch+x)&b=`c`';

const program = (text: string): string => {
  const file = join(tempDir(), 'browser');
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return file;
};

describe('openInBrowser', () => {
  it('hands the address over as it is: no shell reads it', async () => {
    const told = join(tempDir(), 'told');
    expect(await openInBrowser(URL, program(`printf '%s' "$*" > '${told}'`))).toBeNull();
    expect(readFileSync(told, 'utf8')).toBe(URL);
  });

  it('tells a program that fails, and one that is not there', async () => {
    expect(await openInBrowser(URL, program('exit 3'))).toContain('ended with 3');
    expect(await openInBrowser(URL, '/nowhere/browser')).toContain('is not there');
  });
});
