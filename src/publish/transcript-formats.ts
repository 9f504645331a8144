import { type Cue, speakerLabel } from './build-cues.js';

const clock = (ms: number, decimalMark: '.' | ','): string => {
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(seconds % 60, 2)}${decimalMark}${part(ms % 1_000, 3)}`;
};

const escapeVtt = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A name inside `<v …>` ends at its first `>`; it has no escapes that all readers know. */
const vttName = (name: string): string => name.replace(/[<>&\r\n]/g, '');

/** WebVTT; each cue names its speaker in a voice tag. */
export const toVtt = (cues: readonly Cue[]): string =>
  [
    'WEBVTT\n',
    ...cues.map(
      ({ startMs, endMs, speaker, lines }, index) =>
        `${index + 1}\n${clock(startMs, '.')} --> ${clock(endMs, '.')}\n<v ${vttName(speaker)}>${lines.map(escapeVtt).join('\n')}\n`,
    ),
  ].join('\n');

/** SubRip; the speaker is named where it changes. */
export const toSrt = (cues: readonly Cue[]): string =>
  cues
    .map(({ startMs, endMs, speaker, isNewSpeaker, lines }, index) => {
      // The arrow would be taken for a time line.
      const text = `${isNewSpeaker ? speakerLabel(speaker) : ''}${lines.join('\n')}`.replaceAll('-->', '→');
      return `${index + 1}\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${text}\n`;
    })
    .join('\n');

/** A sentence a line, a blank line between segments; the speaker is named where it changes. */
export const toPlainText = (cues: readonly Cue[]): string => {
  let text = '';
  let isLineStart = true;
  // Kept apart: looking at the end of the growing text would copy all of it each time.
  let lastCue = '';
  let lastSegment = cues[0]?.segment;
  for (const cue of cues) {
    if (cue.segment !== lastSegment) text += '\n';
    lastSegment = cue.segment;
    if (cue.isNewSpeaker) text += speakerLabel(cue.speaker);
    // A cut may stand where a space was.
    const needsSpace =
      !isLineStart && !cue.isNewSpeaker && /[\x21-\x7e]$/.test(lastCue) && /^[\x21-\x7e]/.test(cue.text);
    text += `${needsSpace ? ' ' : ''}${cue.text}${cue.endsSentence ? '\n' : ''}`;
    isLineStart = cue.endsSentence;
    lastCue = cue.text;
  }
  return text;
};

/** Podcasting 2.0 transcript; times in seconds. */
export const toTranscriptJson = (cues: readonly Cue[]): string => {
  const segments = cues.map(({ startMs, endMs, speaker, text }) => ({
    speaker,
    startTime: startMs / 1_000,
    endTime: endMs / 1_000,
    body: text,
  }));
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 1)}\n`;
};
