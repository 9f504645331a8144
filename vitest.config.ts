import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    // Many tests start programs and wait for them; on a busy machine of two cores one may come too late. One that
    // needed its second try is shown as such.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
