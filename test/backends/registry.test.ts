import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backendNamed, backendNames } from '../../src/backends/registry.js';

const ROOT = resolve(import.meta.dirname, '../..');
const docs = readFileSync(join(ROOT, 'docs/backends.md'), 'utf8');

const backendOf = async (name: string) => {
  const found = await backendNamed(name);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

/** Names of the top-level fields a schema takes. */
const fieldsOf = (schema: z.ZodType): readonly string[] => {
  const { properties } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.keys(properties ?? {});
};

/** The part of the page under a backend's heading. */
const sectionOf = (name: string): string => {
  const start = docs.indexOf(`\n## ${name}\n`);
  return start === -1 ? '' : docs.slice(start, docs.indexOf('\n## ', start + 1));
};

describe('the registry of backends', () => {
  it('has the five', () => {
    expect([...backendNames].sort()).toEqual(['command', 'open-jtalk', 'openai', 'tone', 'voicevox']);
  });

  it('names the backends there are for one that is not', async () => {
    for (const name of ['tonee', 'toString', '__proto__', '']) {
      const found = await backendNamed(name);
      expect(found).toMatchObject({ ok: false, error: { code: 'backend-unknown' } });
      expect(!found.ok && found.error.hint).toContain('open-jtalk');
    }
  });

  it.each(backendNames)('%s goes by its own name, in a file of that name', async (name) => {
    expect((await backendOf(name)).name).toBe(name);
    expect(existsSync(join(ROOT, 'src/backends', `${name}.ts`))).toBe(true);
  });

  it.each(backendNames)('%s passes the contract suite', (name) => {
    const test = readFileSync(join(ROOT, 'test/backends', `${name}.test.ts`), 'utf8');
    expect(test).toMatch(/^\s*describeBackendContract\(/m);
  });

  it.each(backendNames)('%s has every option and setting in docs/backends.md', async (name) => {
    const { optionsSchema, settingsSchema } = await backendOf(name);
    const section = sectionOf(name);
    expect(fieldsOf(optionsSchema).length).toBeGreaterThan(0);
    for (const field of [...fieldsOf(optionsSchema), ...fieldsOf(settingsSchema)]) {
      expect(section).toContain(`\`${field}\``);
    }
  });

  it('loads no backend before it is asked for', () => {
    const source = readFileSync(join(ROOT, 'src/backends/registry.ts'), 'utf8');
    const files = readdirSync(join(ROOT, 'src/backends')).filter((file) => file !== 'registry.ts');
    const imported = [...source.matchAll(/^import (?!type)[^;]*from '\.\/([^']+)\.js'/gm)].map(
      (match) => match[1],
    );
    expect(files.length).toBeGreaterThan(5);
    expect(imported).toEqual([]);
  });
});
