import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '../../src/config/load-config.js';
import { tempDir } from '../support/temp-dir.js';

const schemas = async (name: string) =>
  name === 'known' ? z.strictObject({ urls: z.array(z.url()).default([]) }) : null;

const load = (dir: string, flags: Parameters<typeof loadConfig>[1] = {}) => loadConfig(dir, flags, schemas);

describe('loadConfig', () => {
  it('has a default for everything when there is no file', async () => {
    const dir = tempDir();
    const loaded = await load(dir);
    if (!loaded.ok) throw new Error('not loaded');
    expect(loaded.value.root).toBe(dir);
    expect(loaded.value.configFile).toBeNull();
    expect(loaded.value.outDir).toBe(join(dir, 'output'));
    expect(loaded.value.config.audio).toEqual({ sampleRateHz: 44_100, channels: 1, bitrateKbps: 96 });
    expect(loaded.value.config.pauses).toMatchObject({
      sentence: 300,
      exclamation: 350,
      paragraph: 600,
      segment: 1200,
    });
    expect(loaded.value.voicesDir).toMatch(/voices$/);
    expect(loaded.value.voicesDir.startsWith(dir)).toBe(false);
  });

  it('finds the nearest file upwards; paths are relative to it', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'a/b'), { recursive: true });
    mkdirSync(join(dir, 'voices'));
    writeFileSync(join(dir, 'hoso.config.yaml'), 'out: episodes\naudio: { bitrateKbps: 128 }\n');
    const loaded = await load(join(dir, 'a/b'));
    if (!loaded.ok) throw new Error('not loaded');
    expect(loaded.value.outDir).toBe(join(dir, 'episodes'));
    expect(loaded.value.voicesDir).toBe(join(dir, 'voices'));
    expect(loaded.value.config.audio).toEqual({ sampleRateHz: 44_100, channels: 1, bitrateKbps: 128 });
  });

  it('lets flags stand above the file, relative to the working folder', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'a'));
    writeFileSync(join(dir, 'hoso.config.yaml'), 'out: episodes\nbackend: open-jtalk\njobs: 3\n');
    const loaded = await load(join(dir, 'a'), { out: 'here', backend: 'tone', jobs: 5 });
    if (!loaded.ok) throw new Error('not loaded');
    expect(loaded.value).toMatchObject({ outDir: join(dir, 'a/here'), jobs: 5, config: { backend: 'tone' } });
  });

  it('takes a voices folder that was named, there or not', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'hoso.config.yaml'), 'voices: people\n');
    const loaded = await load(dir);
    expect(loaded.ok && loaded.value.voicesDir).toBe(join(dir, 'people'));
  });

  it('tells all mistakes at once, with their places', async () => {
    const dir = tempDir();
    const file = join(dir, 'hoso.config.yaml');
    writeFileSync(file, 'outt: x\npauses:\n  beat: soon\naudio:\n  bitrateKbps: 97\n');
    const loaded = await load(dir);
    if (loaded.ok) throw new Error('not refused');
    expect(loaded.error.map(({ code, line, column }) => ({ code, line, column }))).toEqual(
      expect.arrayContaining([
        { code: 'config-invalid', line: 1, column: 1 },
        { code: 'config-invalid', line: 3, column: 9 },
        { code: 'config-invalid', line: 5, column: 16 },
      ]),
    );
    expect(loaded.error).toHaveLength(3);
    expect(loaded.error.every((failure) => failure.file === file)).toBe(true);
  });

  it('checks the settings of a backend that is registered, and leaves others unread', async () => {
    const dir = tempDir();
    writeFileSync(
      join(dir, 'hoso.config.yaml'),
      'backends:\n  other: { x: 1 }\n  known:\n    urls: [nonsense]\n',
    );
    const loaded = await load(dir);
    if (loaded.ok) throw new Error('not refused');
    expect(loaded.error).toHaveLength(1);
    expect(loaded.error[0]).toMatchObject({ line: 4, column: 12 });
    expect(loaded.error[0]?.message).toContain('backends.known.urls.0');
  });

  it('refuses YAML that is none, and a file that is not there', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'hoso.config.yaml'), 'out: [a\n');
    const broken = await load(dir);
    expect(!broken.ok && broken.error[0]).toMatchObject({ code: 'config-invalid', line: expect.any(Number) });
    const missing = await load(dir, { config: 'none.yaml' });
    expect(!missing.ok && missing.error[0]).toMatchObject({
      code: 'config-invalid',
      file: join(dir, 'none.yaml'),
    });
  });
});
