import { describe, expect, it } from 'vitest';
import { parsed, spoken, stationHosts, warned } from '../support/parse-rules.js';

const B = '　、。';
const ON = 'ここで英語スキル発動！へんしーん！';
const AGAIN = 'ここで再びスキル発動！';

/** Passages of one segment, with h for the host and e for the English voice. */
const voices = (source: string, rules = {}): readonly string[] =>
  spoken(parsed(source, rules))
    .flat()
    .map((passage) => passage.replace('ai-zundamon:', 'e:').replace('zundamon:', 'h:'));

describe('a skill passage', () => {
  it('is beat, announcement, beat, body, beat', () => {
    const script = parsed(`はじめ。\n${B}${ON}${B}2つ目は「Hello World」なのだ。${B}\nつづき。`);
    expect(spoken(script)).toEqual([
      [
        'zundamon: はじめ。',
        '|',
        `zundamon: ${ON}`,
        '|',
        'ai-zundamon: 2つ目は「Hello World」なのだ。',
        '|',
        'zundamon: つづき。',
      ],
    ]);
    expect(script.warnings).toEqual([]);
    const skills = script.segments[0]?.passages.map((passage) =>
      passage.type === 'beat' ? '|' : passage.skill,
    );
    expect(skills).toEqual([null, '|', null, '|', 'english', '|', null]);
  });

  it('may turn its skill on again, in a later segment too', () => {
    const source = `${B}${ON}${B}One.${B}\n----\n${B}${AGAIN}${B}Two.${B}つづき。`;
    expect(voices(source)).toEqual([
      '|',
      `h: ${ON}`,
      '|',
      'e: One.',
      '|',
      '|',
      `h: ${AGAIN}`,
      '|',
      'e: Two.',
      '|',
      'h: つづき。',
    ]);
    expect(parsed(source).warnings).toEqual([]);
  });

  it.each([1, 2, 3])('may be closed %i lines later', (lines) => {
    const body = `Hello.${'\nあ。'.repeat(lines - 1)}\n`;
    const source = `${B}${ON}${B}${body}${B}つづき。\nおわり。`;
    expect(voices(source)).toEqual(['|', `h: ${ON}`, '|', `e: ${body.trim()}`, '|', 'h: つづき。\nおわり。']);
    expect(parsed(source).warnings).toEqual([]);
  });

  it('may begin below its announcement', () => {
    expect(voices(`${B}\n${ON}\n${B}\nHello.\n${B}\nつづき。`)).toEqual([
      '|',
      `h: ${ON}`,
      '|',
      'e: Hello.',
      '|',
      'h: つづき。',
    ]);
  });

  it('needs no beat before its announcement', () => {
    const source = `はじめ。${ON}${B}Hello.${B}つづき。`;
    expect(voices(source)).toEqual([`h: はじめ。${ON}`, '|', 'e: Hello.', '|', 'h: つづき。']);
    expect(parsed(source).warnings).toEqual([]);
  });

  it('knows its marker after NFKC, and keeps the text as it is', () => {
    const on = '英語ｽｷﾙ発動！';
    const source = `㌔ｷﾞ。${B}${on}${B}Hello.${B}`;
    expect(voices(source)).toEqual(['h: ㌔ｷﾞ。', '|', `h: ${on}`, '|', 'e: Hello.', '|']);
    expect(voices('㌔英語ｽｷﾙ発動Hello.')).toEqual(['h: ㌔英語ｽｷﾙ発動', 'e: Hello.']);
  });

  it('takes the longest of overlapping markers', () => {
    const [first, ...others] = stationHosts;
    if (first === undefined) throw new Error('no host');
    const osaka = {
      skill: 'osaka',
      voice: 'osaka-voice',
      markers: ['英語スキル発動改'],
      again: false,
    } as const;
    const hosts = [{ ...first, skills: [...first.skills, osaka] }, ...others];
    expect(voices(`${B}英語スキル発動改！${B}まいど。${B}${B}${AGAIN}${B}おおきに。${B}`, { hosts })).toEqual(
      [
        '|',
        'h: 英語スキル発動改！',
        '|',
        'osaka-voice: まいど。',
        '|',
        '|',
        `h: ${AGAIN}`,
        '|',
        'osaka-voice: おおきに。',
        '|',
      ],
    );
  });

  it('is nothing that only looks like one', () => {
    const source = 'エージェントスキルズを使うのだ。今日は変身しないのだ。スキルを発動するのだ。';
    expect(voices(source)).toEqual([`h: ${source}`]);
    expect(parsed(source).warnings).toEqual([]);
  });
});

describe('skill-unclosed', () => {
  it('ends the body with its line where an announcement follows', () => {
    const source = `${B}${ON}${B}One.\nあ。\n${B}${AGAIN}${B}Two.${B}`;
    expect(voices(source)).toEqual([
      '|',
      `h: ${ON}`,
      '|',
      'e: One.',
      'h: あ。',
      '|',
      `h: ${AGAIN}`,
      '|',
      'e: Two.',
      '|',
    ]);
    expect(warned(parsed(source))).toEqual([`skill-unclosed@1:${2 * B.length + ON.length + 1}`]);
  });

  it('is a beat too few on one line', () => {
    const source = `${B}${ON}${B}One.${B}${AGAIN}${B}Two.${B}`;
    expect(voices(source)).toEqual([
      '|',
      `h: ${ON}`,
      '|',
      'e: One.',
      '|',
      `h: ${AGAIN}`,
      '|',
      'e: Two.',
      '|',
    ]);
    expect(warned(parsed(source))).toHaveLength(1);
  });

  it.each([
    ['a separator', '\n----\nつづき。', ['h: つづき。']],
    ['the end of the script', '', []],
  ])('ends the body at %s', (_, rest, after) => {
    const source = `${B}${ON}${B}One.\nTwo.${rest}`;
    expect(voices(source)).toEqual(['|', `h: ${ON}`, '|', 'e: One.\nTwo.', ...after]);
    expect(warned(parsed(source))).toEqual([`skill-unclosed@1:${2 * B.length + ON.length + 1}`]);
  });

  it('does not let the skill speak on where a beat is far below', () => {
    const source = `${B}${ON}${B}One.\nあ。\nい。\nう。\nえ。${B}おわり。`;
    expect(voices(source)).toEqual([
      '|',
      `h: ${ON}`,
      '|',
      'e: One.',
      'h: あ。\nい。\nう。\nえ。',
      '|',
      'h: おわり。',
    ]);
    expect(warned(parsed(source))[0]).toMatch(/^skill-unclosed@1/);
  });

  it('lets the skill speak up to a separator that is far below', () => {
    const source = `${B}${ON}${B}One.\nあ。\nい。\nう。\nえ。\n----\nおわり。`;
    expect(voices(source)).toEqual(['|', `h: ${ON}`, '|', 'e: One.\nあ。\nい。\nう。\nえ。', 'h: おわり。']);
    expect(warned(parsed(source))[0]).toMatch(/^skill-unclosed@1/);
  });
});

describe('marker-without-beat', () => {
  it('gives the rest of the marker’s line to the skill', () => {
    const source = 'はじめ。\nここで英語スキル発動Hello World.\nつづき。';
    expect(voices(source)).toEqual(['h: はじめ。\nここで英語スキル発動', 'e: Hello World.', 'h: つづき。']);
    expect(warned(parsed(source))).toEqual(['marker-without-beat@2:4']);
  });

  it('is said when the beat that follows opens another announcement', () => {
    const source = `${B}英語スキル発動One.\nあ。\n${B}${AGAIN}${B}Two.${B}`;
    expect(voices(source)).toEqual([
      '|',
      'h: 英語スキル発動',
      'e: One.',
      'h: あ。',
      '|',
      `h: ${AGAIN}`,
      '|',
      'e: Two.',
      '|',
    ]);
    expect(warned(parsed(source))).toEqual(['marker-without-beat@1:4']);
  });

  it('is said where the only beat behind it closes the body', () => {
    const source = `${B}ここで英語スキル発動！2つ目の記事は「Hello」なのだ。${B}\nつづき。`;
    expect(voices(source)).toEqual([
      '|',
      'h: ここで英語スキル発動',
      'e: ！2つ目の記事は「Hello」なのだ。',
      '|',
      'h: つづき。',
    ]);
    expect(warned(parsed(source))).toEqual(['marker-without-beat@1:7']);
  });

  it('is not said of an announcement that quotes, where the body is closed', () => {
    const source = `${B}ここで英語スキル発動！「へんしん」なのだ！${B}Hello.${B}`;
    expect(voices(source)).toEqual([
      '|',
      'h: ここで英語スキル発動！「へんしん」なのだ！',
      '|',
      'e: Hello.',
      '|',
    ]);
    expect(warned(parsed(source))).toEqual([]);
  });

  it('is said of each marker', () => {
    const source = '英語スキル発動One.\nあ。\n再びスキル発動Two.\nい。';
    expect(voices(source)).toEqual([
      'h: 英語スキル発動',
      'e: One.',
      'h: あ。\n再びスキル発動',
      'e: Two.',
      'h: い。',
    ]);
    expect(warned(parsed(source))).toEqual(['marker-without-beat@1:1', 'marker-without-beat@3:1']);
  });
});

describe('skill-unknown', () => {
  it('lets the host speak, and the beats are no warnings of their own', () => {
    const source = `${B}ここで関西スキル発動！${B}まいど。${B}つづき。`;
    expect(voices(source)).toEqual([
      '|',
      'h: ここで関西スキル発動！',
      '|',
      'h: まいど。',
      '|',
      'h: つづき。',
    ]);
    expect(warned(parsed(source))).toEqual(['skill-unknown@1:9']);
  });

  it('is said without beats, too', () => {
    expect(voices('関西スキル発動なのだ。')).toEqual(['h: 関西スキル発動なのだ。']);
    expect(warned(parsed('関西スキル発動なのだ。'))).toEqual(['skill-unknown@1:3']);
  });

  it('is said of a host that has no skills', () => {
    const script = parsed(`${B}${ON}${B}Hello.${B}`, { host: 'ai-zundamon' });
    expect(warned(script)).toEqual(['skill-unknown@1:9']);
    expect(spoken(script).flat()).toContain('ai-zundamon: Hello.');
    expect(script.segments.flatMap(({ passages }) => passages)).not.toContainEqual(
      expect.objectContaining({ skill: 'english' }),
    );
  });
});

describe('a marker that says again', () => {
  it('takes the only skill where none was on before', () => {
    const source = `${B}${AGAIN}${B}Hello.${B}`;
    expect(voices(source)).toEqual(['|', `h: ${AGAIN}`, '|', 'e: Hello.', '|']);
    expect(warned(parsed(source))).toEqual(['skill-again-without-first@1:7']);
    expect(warned(parsed(source.repeat(2)))).toHaveLength(1);
  });
});

describe('a beat outside a skill passage', () => {
  it('is one that stands far above an announcement without its own', () => {
    const source = `「Hello」なのだ。${B}\nあ。\nい。\nう。\nえ。${ON}${B}Hello.${B}`;
    expect(voices(source)).toContain('e: Hello.');
    expect(warned(parsed(source))).toEqual(['beat-without-announcement@1:12']);
  });

  it('is a pause and a warning', () => {
    const source = `はじめ。${B}つづき。\n----\n「Hello」なのだ。${B}おわり。`;
    expect(voices(source)).toEqual([
      'h: はじめ。',
      '|',
      'h: つづき。',
      'h: 「Hello」なのだ。',
      '|',
      'h: おわり。',
    ]);
    expect(warned(parsed(source))).toEqual([
      'beat-without-announcement@1:5',
      'beat-without-announcement@3:12',
    ]);
  });
});

describe('a body without its closing beat, in a script that only openers divide', () => {
  const END = 'お別れなのだ。';
  const SECOND = '2つ目の記事は「ねこの本」なのだ。';

  it('ends where the next article begins', () => {
    const source = `はじめ。\n${B}${ON}${B}1つ目の記事は「Dog Book」なのだ。\nすごい。\nうん。\nそう。\n${SECOND}\n${END}`;
    const script = parsed(source);
    expect(spoken(script)).toEqual([
      ['zundamon: はじめ。'],
      [
        '|',
        `zundamon: ${ON}`,
        '|',
        'ai-zundamon: 1つ目の記事は「Dog Book」なのだ。\nすごい。\nうん。\nそう。',
      ],
      [`zundamon: ${SECOND}`],
      [`zundamon: ${END}`],
    ]);
    expect(warned(script)).toEqual([expect.stringMatching(/^skill-unclosed@2:/)]);
    expect(spoken(parsed(source, { segmentMode: 'separators' }))[0]?.at(-1)).toContain(END);
  });

  it('ends where the closing begins', () => {
    const source = `1つ目の記事は「いぬの本」なのだ。\nあ。\nい。\nう。\n${B}${ON}${B}2つ目の記事は「Cat Book」なのだ。\nすごい。\n${END}`;
    expect(spoken(parsed(source)).slice(1)).toEqual([
      ['|', `zundamon: ${ON}`, '|', 'ai-zundamon: 2つ目の記事は「Cat Book」なのだ。\nすごい。'],
      [`zundamon: ${END}`],
    ]);
  });

  it('holds its own opener, and ends at another on its line', () => {
    const own = `${B}${ON}${B}はい！1つ目の記事は「Dog Book」なのだ。すごい。\nうん。\nそう。\n${SECOND}`;
    expect(voices(own).slice(3)).toEqual([
      'e: はい！1つ目の記事は「Dog Book」なのだ。すごい。\nうん。\nそう。',
      `h: ${SECOND}`,
    ]);
    const line = `${B}${ON}${B}1つ目の記事は「Dog Book」なのだ。すごい。${SECOND}`;
    expect(voices(line).slice(3)).toEqual(['e: 1つ目の記事は「Dog Book」なのだ。すごい。', `h: ${SECOND}`]);
  });
});
