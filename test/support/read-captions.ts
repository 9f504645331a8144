import * as mediaCaptions from 'media-captions';

export type Caption = { readonly startMs: number; readonly endMs: number; readonly text: string };

type Parsed = {
  readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
  readonly errors: readonly Error[];
};
type Parser = {
  parseText(
    text: string,
    options: { type: 'vtt' | 'srt'; strict: boolean; errors: boolean },
  ): Promise<Parsed>;
};

// Its own types do not resolve in ES modules of Node.
const parser = mediaCaptions as unknown as Parser;

/** Captions as an independent parser reads them; throws its first error. */
export const readCaptions = async (text: string, type: 'vtt' | 'srt'): Promise<readonly Caption[]> => {
  const { cues, errors } = await parser.parseText(text, { type, strict: true, errors: true });
  if (errors[0] !== undefined) throw errors[0];
  return cues.map((cue) => ({
    startMs: Math.round(cue.startTime * 1_000),
    endMs: Math.round(cue.endTime * 1_000),
    text: cue.text,
  }));
};
