import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { HostRules, Script } from '../src/domain/script.js';
import { voiceProfileSchema } from '../src/domain/voice-profile.js';
import { parseScript } from '../src/parse/parse-script.js';

const ROOT = resolve(import.meta.dirname, '..');
const names = readdirSync(join(ROOT, 'scripts'))
  .map((name) => name.normalize('NFC'))
  .sort();
const textOf = (name: string): string => readFileSync(join(ROOT, 'scripts', name), 'utf8');

const hosts: HostRules[] = readdirSync(join(ROOT, 'voices')).map((file) => {
  const profile = voiceProfileSchema.parse(parse(readFileSync(join(ROOT, 'voices', file), 'utf8')));
  return { id: file.replace('.yaml', ''), ...profile };
});

const scripts: Script[] = names.map((name) => {
  const parsed = parseScript(textOf(name), `scripts/${name}`, {
    hosts,
    segmentMode: 'auto',
    today: '2020-01-01',
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
});
const byDate = new Map(scripts.map((script) => [script.date, script]));

/** The week of the station: date, host, segments, articles. */
const WEEK = [
  ['2026-11-16', 'tsumugi', 5, 3],
  ['2026-11-17', 'zundamon', 5, 3],
  ['2026-11-18', 'zundamon', 6, 3],
  ['2026-11-19', 'zundamon', 6, 4],
  ['2026-11-20', 'ojousama-zundamon', 6, 3],
] as const;

const all = names.map(textOf).join('\n\n');

describe('the example scripts', () => {
  it('are a week of five', () => {
    expect([...byDate.keys()].sort()).toEqual(WEEK.map(([date]) => date));
    expect(names).toHaveLength(5);
  });

  it.each(WEEK)('%s: host %s, %i segments, %i articles, no warning', (date, host, segments, articles) => {
    const script = byDate.get(date);
    expect(script?.host).toBe(host);
    expect(script?.warnings).toEqual([]);
    expect(script?.segments).toHaveLength(segments);
    const chapters = script?.chapters.map(({ title }) => title) ?? [];
    expect(chapters).toHaveLength(articles + 2);
    expect([chapters.at(0), chapters.at(-1)]).toEqual(['オープニング', 'エンディング']);
    expect(chapters.filter((title) => title.startsWith('トピック'))).toEqual([]);
  });

  it.each(names)('%s has 600 to 1,500 characters', (name) => {
    const { length } = textOf(name);
    expect(length).toBeGreaterThanOrEqual(600);
    expect(length).toBeLessThanOrEqual(1500);
  });

  it.each([
    ['alone on its line', /^-{3,}$/m],
    ['at the head of a line', /^-{3,}[^-\s]/m],
    ['at the end of a line', /[^-\s]-{3,}$/m],
    ['between two sentences of a line', /[^-\s]-{3,}[^-\s]/],
    ['several on a line', /^-{3,} -{3,} -{3,}$/m],
    ['one after another', /^-{3,}\n-{3,}$/m],
    ['a leading separator', /^---\n/],
  ])('hold a separator %s', (_form, pattern) => {
    expect(names.filter((name) => pattern.test(textOf(name)))).not.toEqual([]);
  });

  it('hold separators of every length from 3 to 13', () => {
    const lengths = new Set([...all.matchAll(/-{3,}/g)].map(([run]) => run.length));
    expect([...lengths].sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('hold a script with mark lines in place of hyphens, and one without any separator', () => {
    const withoutHyphens = names.filter((name) => !/-{3,}/.test(textOf(name)));
    const marks = /^(?:[.。…・*-]\s?){2,}$/m;
    expect(withoutHyphens.map((name) => marks.test(textOf(name)))).toEqual([true, false]);
    for (const mark of ['....', '. . .', '……', '- - - -', '* * * *']) expect(all).toContain(mark);
  });

  it('hold skill passages that close on the same line and on a later one, and a second turn', () => {
    const spoken = scripts.flatMap(({ segments }) =>
      segments.flatMap(({ passages }) => passages.filter((passage) => passage.type === 'speech')),
    );
    const bodies = spoken.filter(({ skill }) => skill === 'english');
    expect(bodies.filter(({ text }) => text.trim().includes('\n')).length).toBeGreaterThanOrEqual(2);
    expect(bodies.filter(({ text }) => !text.trim().includes('\n')).length).toBeGreaterThanOrEqual(2);
    expect(bodies.filter(({ text }) => !/[A-Za-z]{3,}/.test(text))).toEqual([]);
    expect(new Set(bodies.map(({ voice }) => voice))).toEqual(new Set(['ai-zundamon']));
    expect(spoken.filter(({ text }) => text.includes('再びスキル発動'))).toHaveLength(1);
  });

  it('hold nested quotes, prices and English', () => {
    expect(all).toMatch(/「[^「」\n]*「[^「」\n]+」[^「」\n]*」/);
    expect(all).toMatch(/『[^『』\n]*「[^「」\n]+」[^『』\n]*』/);
    expect(all).toMatch(/\d,\d{3}円/);
    expect(all).toMatch(/\$\d+/);
    expect(all).toMatch(/[A-Za-z]+(?: [A-Za-z]+){4,}/);
  });
});
