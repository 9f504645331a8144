import { describe, expect, it } from 'vitest';
import { editSlides, readSlides } from '../../src/publish/edit-slides.js';

const times = [
  { startMs: 0, endMs: 1_500 },
  { startMs: 1_500, endMs: 4_000 },
];
const edited = (text: string): string => {
  const result = editSlides(text, times);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('editSlides', () => {
  it('changes the two numbers and nothing else', () => {
    const text =
      '[\r\n\t{ "notes":"あ","start_ms":0,  "end_ms" : 7e2, "z": [1, {"start_ms": 5}] },\r\n\t{"end_ms":null,"start_ms":"x","a":"\\u3042"}\r\n]\n';
    expect(edited(text)).toBe(
      '[\r\n\t{ "notes":"あ","start_ms":0,  "end_ms" : 1500, "z": [1, {"start_ms": 5}] },\r\n\t{"end_ms":4000,"start_ms":1500,"a":"\\u3042"}\r\n]\n',
    );
  });

  it('adds what is missing, laid out as the rest is', () => {
    expect(edited('[\n    {\n        "notes": "あ"\n    },\n    {"start_ms":1,"b":2}\n]')).toBe(
      '[\n    {\n        "notes": "あ",\n        "start_ms": 0,\n        "end_ms": 1500\n    },\n    {"start_ms":1500,"b":2,"end_ms":4000}\n]',
    );
    expect(edited('[{},{}]')).toBe('[{"start_ms": 0,"end_ms": 1500},{"start_ms": 1500,"end_ms": 4000}]');
  });

  it('keeps a BOM', () => {
    expect(edited('\ufeff[{"start_ms":9,"end_ms":9}]')).toBe('\ufeff[{"start_ms":0,"end_ms":1500}]');
  });
});

describe('readSlides', () => {
  it('reads notes and times; empty notes are none', () => {
    expect(readSlides('[{"notes":"あ","start_ms":1,"end_ms":2.5},{"notes":" \\n"},{"notes":3}]')).toEqual({
      ok: true,
      value: [
        { notes: 'あ', startMs: 1, endMs: 2.5 },
        { notes: null, startMs: null, endMs: null },
        { notes: null, startMs: null, endMs: null },
      ],
    });
  });

  it.each([
    ['[{"a":1},]', /is no JSON/],
    ['// c\n[]', /is no JSON/],
    ['{"slides":[]}', /is no list of slides/],
    ['[{}, 3]', /no slide: item 2/],
  ])('refuses %j', (text, problem) => {
    const result = readSlides(text);
    expect(result.ok ? '' : result.error).toMatch(problem);
  });
});
