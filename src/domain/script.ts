/** What parse/ makes of a script. The shapes are those of `hoso parse --json`; offsets are UTF-16 units in `source`. */

export type WarningCode =
  | 'skill-unclosed'
  | 'marker-without-beat'
  | 'skill-unknown'
  | 'skill-again-without-first'
  | 'beat-without-announcement'
  | 'date-differs'
  | 'weekday-differs'
  | 'page-links-differ'
  | 'backend-not-registered'
  | 'engine-unreachable';

/** `line` and `column` count from 1, columns in UTF-16 units. */
export type Warning = {
  readonly code: WarningCode;
  readonly message: string;
  readonly line: number;
  readonly column: number;
};

/** A slice of the script, unchanged, that one voice speaks. */
export type SpeechPassage = {
  readonly type: 'speech';
  /** Profile id. */
  readonly voice: string;
  /** Name of the skill that is on, or null when the host speaks. */
  readonly skill: string | null;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
};

export type BeatPassage = {
  readonly type: 'beat';
  readonly line: number;
  readonly column: number;
  readonly offset: number;
};

export type Passage = SpeechPassage | BeatPassage;

export type Segment = {
  /** 1-based, over the segments that hold something speakable. */
  readonly index: number;
  /** The title of the first article that opens in this segment; null when none does. */
  readonly title: string | null;
  readonly line: number;
  readonly passages: readonly Passage[];
};

/** オープニング, an article, エンディング. `offset` is where it begins in the script. */
export type Chapter = {
  readonly kind: 'opening' | 'article' | 'ending';
  readonly title: string;
  readonly line: number;
  readonly offset: number;
  /** Where the article is, when the episode's page tells. */
  readonly url?: string;
};

export type Script = {
  /** As given by the caller. */
  readonly path: string;
  /** File name without `.txt`, NFC: the name of the episode's files. */
  readonly name: string;
  readonly host: string;
  /** The programme's name as the profile writes it; null when neither file name nor opening holds one. */
  readonly program: string | null;
  /** `YYYY-MM-DD` or null. */
  readonly date: string | null;
  /** The script's text without BOM. */
  readonly source: string;
  readonly segments: readonly Segment[];
  readonly chapters: readonly Chapter[];
  readonly warnings: readonly Warning[];
};

/** What parse/ needs of a voice profile, as plain data. */
export type HostRules = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly programs: readonly string[];
  readonly skills: readonly SkillRule[];
};

/** A marker that turns a voice on; `again` turns on the last one that was on. */
export type SkillRule =
  | {
      readonly skill: string;
      readonly voice: string;
      readonly markers: readonly string[];
      readonly again: false;
    }
  | { readonly markers: readonly string[]; readonly again: true };

export type SegmentMode = 'auto' | 'separators' | 'openers';

/** Everything the parser takes from profiles, config and flags. */
export type ScriptRules = {
  /** Only profiles with programs are hosts that can be found; others can still be named by `host`. */
  readonly hosts: readonly HostRules[];
  readonly segmentMode: SegmentMode;
  /** `--host`: id of a profile. */
  readonly host?: string;
  /** `YYYY-MM-DD`: for dates without a year when the file name has none. */
  readonly today: string;
};
