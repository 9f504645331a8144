import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/domain/script.js';
import { decodeScript } from '../../src/parse/decode-script.js';
import { parseScript } from '../../src/parse/parse-script.js';
import { corpusIsHere, corpusPages, corpusScripts } from '../support/corpus.js';
import { rulesWith, stationHosts } from '../support/parse-rules.js';

if (!corpusIsHere) {
  console.warn('../shared/corpus is not here: the parser is NOT tested on real scripts');
}

/** Letters, digits, kana and kanji: what must never be lost. */
const words = (text: string): string => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');

const scripts = corpusScripts().map(({ file, name, bytes }): { name: string; script: Script } => {
  const source = decodeScript(bytes, file);
  if (!source.ok) throw new Error(JSON.stringify(source.error));
  const script = parseScript(source.value, file, rulesWith());
  if (!script.ok) throw new Error(JSON.stringify(script.error));
  return { name, script: script.value };
});
const pages = new Map(corpusPages().map((page) => [page.episode, page]));
const withPage = scripts.flatMap(({ name, script }) => {
  const page = pages.get(name);
  return page === undefined ? [] : [{ name, script, page }];
});

const speech = (script: Script) =>
  script.segments.flatMap(({ passages }) => passages).filter((passage) => passage.type === 'speech');

/** Beat, text holding スキル発動, beat, body, beat: found without the parser. */
const SKILL_PASSAGE =
  /　、。((?:(?!　、。|---)[\s\S])*?スキル発動(?:(?!　、。|---)[\s\S])*?)　、。((?:(?!　、。|---)[\s\S])*?)(?=　、。)/g;

/** How many articles the host says there are: 全部で4本, 今日は3つの記事. */
const ANNOUNCED =
  /(?:全部で|ぜんぶで|全部\s*で)\s*([0-9０-９一二三四五六])|([0-9０-９一二三四五六])[つ本](?:の|も)(?:興味深い)?(?:トレンド)?(?:記事|きじ)/;
const announced = (script: Script): number | null => {
  const match = ANNOUNCED.exec(script.source.slice(0, 2000));
  const digit = (match?.[1] ?? match?.[2])?.normalize('NFKC');
  if (digit === undefined) return null;
  const kanji = '〇一二三四五六'.indexOf(digit);
  return kanji === -1 ? Number(digit) : kanji;
};

describe.runIf(corpusIsHere)('the real scripts', () => {
  it('are there', () => {
    expect(scripts.length).toBeGreaterThan(50);
    expect(withPage.length).toBeGreaterThan(50);
  });

  it('lose nothing', () => {
    for (const { name, script } of scripts) {
      const passages = speech(script);
      expect(words(passages.map(({ text }) => text).join('')), name).toBe(words(script.source));
      for (const { text, offset } of passages) {
        expect(script.source.slice(offset, offset + text.length), name).toBe(text);
        expect(text, name).not.toMatch(/---/);
      }
    }
  });

  it('have every skill passage found', () => {
    let found = 0;
    for (const { name, script } of scripts) {
      const bodies = [...script.source.matchAll(SKILL_PASSAGE)].map((match) => match[2]?.trim());
      const spoken = speech(script).filter(({ skill }) => skill !== null);
      expect(
        spoken.map(({ text }) => text),
        name,
      ).toEqual(bodies);
      expect(
        spoken.every(({ voice, skill }) => voice === 'ai-zundamon' && skill === 'english'),
        name,
      ).toBe(true);
      found += bodies.length;
    }
    console.info(`skill passages: ${found} of ${found}`);
    expect(found).toBeGreaterThan(10);
  });

  it('have the right host', () => {
    for (const { name, script, page } of withPage) {
      const host = stationHosts.find(({ id }) => id === script.host);
      expect(page.actors[0], name).toBe(host?.name);
      expect(name, name).toContain(script.program);
    }
    console.info(`hosts: ${withPage.length} of ${withPage.length} as the pages say`);
    expect(withPage.some(({ page }) => page.actors.length === 4)).toBe(true);
  });

  it('have the right host by their text alone, nearly all', () => {
    const right = scripts.filter(({ script }) => {
      const again = parseScript(script.source, '台本.txt', rulesWith());
      return again.ok && again.value.host === script.host;
    });
    console.info(`hosts by the text alone: ${right.length} of ${scripts.length}`);
    expect(right.length / scripts.length).toBeGreaterThan(0.9);
  });

  it('have the right date', () => {
    for (const { name, script, page } of withPage) {
      expect(script.date, name).toBe(page.date);
      expect(name.replaceAll('-', ''), name).toContain(script.date?.replaceAll('-', ''));
    }
    console.info(`dates: ${withPage.length} of ${withPage.length} as the pages say`);
  });

  it('have as many articles as their page has links, 85 % and more', () => {
    const rate = (among: typeof withPage): readonly [number, number] => [
      among.filter(({ script, page }) => {
        const articles = script.chapters.filter(({ kind }) => kind === 'article');
        return articles.length === page.links.length;
      }).length,
      among.length,
    ];
    const withLinks = withPage.filter(({ page }) => page.links.length > 0);
    const agreeing = withLinks.filter(({ script, page }) => announced(script) === page.links.length);
    const [right, all] = rate(withLinks);
    const [rightAgreeing, allAgreeing] = rate(agreeing);
    console.info(`articles as many as links: ${right} of ${all}`);
    console.info(`… where the host announces as many: ${rightAgreeing} of ${allAgreeing}`);
    expect(right / all).toBeGreaterThanOrEqual(0.85);
    expect(rightAgreeing / allAgreeing).toBeGreaterThanOrEqual(0.95);
  });

  it('have titles, chapters in order and segments', () => {
    const articles = scripts.flatMap(({ script }) =>
      script.chapters.filter(({ kind }) => kind === 'article'),
    );
    const titled = articles.filter(({ title }) => !/^トピック\d+$/.test(title));
    console.info(`titles: ${titled.length} of ${articles.length}`);
    expect(titled.length / articles.length).toBeGreaterThan(0.9);
    const ended = scripts.filter(({ script }) => script.chapters.at(-1)?.kind === 'ending');
    console.info(`closings: ${ended.length} of ${scripts.length}`);
    expect(ended.length / scripts.length).toBeGreaterThan(0.9);
    for (const { name, script } of scripts) expect(script.segments.length, name).toBeGreaterThan(1);
  });
});
