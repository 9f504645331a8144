/**
 * The text as it is sent to an engine, with the way back to the script's text.
 * `starts[i]` and `ends[i]` are the half-open span (UTF-16 units of `text`) that `reading[i]` stands for;
 * both never fall from one index to the next.
 */
export type Reading = {
  readonly text: string;
  readonly reading: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

export type EnglishMode = 'katakana' | 'spell' | 'engine' | 'voice';
