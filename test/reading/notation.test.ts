import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNotation } from '../../src/reading/notation.js';

const brief = (text: string): string[] =>
  parseNotation(text).map((span) => {
    switch (span.type) {
      case 'text':
        return `${span.voice === null ? '' : `${span.voice}:`}${span.text}`;
      case 'reading':
        return `${span.voice === null ? '' : `${span.voice}:`}{${span.text}=${span.reading}}`;
      case 'break':
        return `<${span.durationMs}>`;
      default:
        return `[${span.voice ?? ''}]`;
    }
  });

describe('parseNotation', () => {
  it('finds readings', () => {
    expect(brief('今日は{辛い|からい}ね')).toEqual(['今日は', '{辛い=からい}', 'ね']);
  });

  it('finds pauses in milliseconds and seconds', () => {
    expect(brief('あ<break 500ms>い<break 1.5s/>う')).toEqual(['あ', '<500>', 'い', '<1500>', 'う']);
  });

  it('finds voices', () => {
    expect(brief('<voice ai-zundamon>Hi {A|エー}</voice>あ')).toEqual([
      '[ai-zundamon]',
      'ai-zundamon:Hi ',
      'ai-zundamon:{A=エー}',
      '[]',
      'あ',
    ]);
  });

  it('knows escapes', () => {
    expect(brief('\\{a|b\\}と\\<break 1s>と\\\\')).toEqual(['{a|b}と<break 1s>と\\']);
    expect(brief('{a\\|b|c\\}}')).toEqual(['{a|b=c}}']);
    expect(brief('C:\\new')).toEqual(['C:\\new']);
  });

  it.each([
    '{a}',
    '{|b}',
    '{a|}',
    '{a|b|c}',
    '{a\n|b}',
    '{a|b',
    '<break>',
    '<break 5>',
    '<break -5ms>',
    '<break 999s>',
    '<voice>',
    '<voice x>never closed',
    '</voice>',
    '{{a|b',
    'a < b > c',
  ])('takes the malformed %j as text', (text) => {
    expect(brief(text)).toEqual([text]);
  });

  it('has no voice inside a voice', () => {
    expect(brief('<voice a>x<voice b>y</voice>z')).toEqual(['[a]', 'a:x<voice b>y', '[]', 'z']);
  });

  it('covers any text without gap or overlap', () => {
    const piece = fc.constantFrom(
      '{',
      '|',
      '}',
      '\\',
      '<',
      '>',
      'あ',
      '<break 5ms>',
      '<voice a>',
      '</voice>',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        (text) => {
          let at = 0;
          for (const { start, end } of parseNotation(text)) {
            expect(start).toBe(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBe(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is quick on long malformed input', () => {
    expect(parseNotation('{a'.repeat(50_000))).toHaveLength(1);
    expect(parseNotation('<voice a>'.repeat(5_000))).toHaveLength(1);
  });
});
