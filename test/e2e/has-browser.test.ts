import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.js';

const look = (path: string | null, environment: NodeJS.ProcessEnv): { isThere: boolean; told: string } => {
  let told = '';
  const isThere = hasBrowser(path, environment, (line) => {
    told += line;
  });
  return { isThere, told };
};

describe('tests in a browser', () => {
  it('run where there is one', () => {
    expect(look('/usr/bin/chromium', { HOSO_E2E: 'require' })).toEqual({ isThere: true, told: '' });
  });

  it('are skipped where there is none, and that is said with the way out', () => {
    const { isThere, told } = look(null, {});
    expect(isThere).toBe(false);
    expect(told).toContain('NO BROWSER');
    expect(told).toContain('bash bin/setup --with-browser');
  });

  it.each([{ CI: 'true' }, { CI: '1' }, { HOSO_E2E: 'require' }])(
    'must not be skipped with %j',
    (environment) => {
      expect(() => look(null, environment)).toThrow('bash bin/setup --with-browser');
    },
  );
});
