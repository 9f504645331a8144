/** A stretch of script text by what its notation asks for; offsets are UTF-16 units of the text. */
export type NotationSpan = {
  readonly start: number;
  readonly end: number;
} & (
  | {
      readonly type: 'text';
      /** The characters that are meant: `start`..`end` without escapes. */
      readonly text: string;
      readonly voice: string | null;
    }
  | {
      /** `{表記|よみ}` */
      readonly type: 'reading';
      readonly text: string;
      readonly reading: string;
      readonly voice: string | null;
    }
  | {
      /** `<break 500ms>` */
      readonly type: 'break';
      readonly durationMs: number;
    }
  | {
      /** `<voice id>` or `</voice>`: nothing is spoken; `voice` is the one that speaks from here on, null the usual one. */
      readonly type: 'voice';
      readonly voice: string | null;
    }
);

const READING = /\{((?:\\[\s\S]|[^{}|\\\n])+)\|((?:\\[\s\S]|[^{}|\\\n])+)\}/y;
const BREAK = /<break[ \t]+(\d+(?:\.\d+)?)[ \t]*(ms|s)[ \t]*\/?>/y;
const VOICE = /<voice[ \t]+([A-Za-z0-9][A-Za-z0-9_-]*)[ \t]*>/y;
const VOICE_END = /<\/voice[ \t]*>/y;
/** A backslash takes its meaning from these only; before anything else it is itself. */
const ESCAPE = /\\([{}|<>\\])/gu;

/** Longest pause that can be asked for. */
const MAX_BREAK_MS = 60_000;

const withoutEscapes = (text: string): string => text.replaceAll(ESCAPE, '$1');

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const breakMs = (amount: string, unit: string): number =>
  Math.round(Number(amount) * (unit === 's' ? 1000 : 1));

type Tag = { readonly length: number; readonly span: NotationSpan };

/** The tag at `at`; undefined when what stands there is no tag, and so plain text. */
const tagAt = (text: string, at: number, voice: string | null): Tag | undefined => {
  const reading = matchAt(READING, text, at);
  if (reading !== null) {
    const [whole, surface = '', kana = ''] = reading;
    const span = { start: at, end: at + whole.length, voice } as const;
    return {
      length: whole.length,
      span: { ...span, type: 'reading', text: withoutEscapes(surface), reading: withoutEscapes(kana).trim() },
    };
  }
  const pause = matchAt(BREAK, text, at);
  if (pause !== null) {
    const [whole, amount = '0', unit = 'ms'] = pause;
    const durationMs = breakMs(amount, unit);
    if (durationMs > MAX_BREAK_MS) return undefined;
    return { length: whole.length, span: { type: 'break', start: at, end: at + whole.length, durationMs } };
  }
  const opening = voice === null ? matchAt(VOICE, text, at) : null;
  // A <voice> that is never closed is malformed: it would turn the rest of the script.
  if (opening !== null && /<\/voice[ \t]*>/u.test(text.slice(at)))
    return {
      length: opening[0].length,
      span: { type: 'voice', start: at, end: at + opening[0].length, voice: opening[1] ?? '' },
    };
  const closing = voice === null ? null : matchAt(VOICE_END, text, at);
  if (closing !== null)
    return {
      length: closing[0].length,
      span: { type: 'voice', start: at, end: at + closing[0].length, voice: null },
    };
  return undefined;
};

/**
 * Reads the notation of a script: `{表記|よみ}`, `<break 500ms>`, `<voice id>…</voice>`, and `\` before a sign
 * that shall be itself. The spans are in order, adjoin and cover the whole text. What is malformed is text.
 */
export const parseNotation = (text: string): readonly NotationSpan[] => {
  const spans: NotationSpan[] = [];
  let voice: string | null = null;
  let textStart = 0;
  const closeText = (end: number): void => {
    if (end > textStart)
      spans.push({
        type: 'text',
        start: textStart,
        end,
        text: withoutEscapes(text.slice(textStart, end)),
        voice,
      });
  };
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === '\\') {
      at += /[{}|<>\\]/u.test(text[at + 1] ?? '') ? 2 : 1;
      continue;
    }
    const tag: Tag | undefined = character === '{' || character === '<' ? tagAt(text, at, voice) : undefined;
    if (tag === undefined) {
      at += 1;
      continue;
    }
    closeText(at);
    spans.push(tag.span);
    if (tag.span.type === 'voice') voice = tag.span.voice;
    at += tag.length;
    textStart = at;
  }
  closeText(text.length);
  return spans;
};
