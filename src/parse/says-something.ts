import { isSpeakable } from '../util/is-speakable.js';

/** A line that only opens or closes a code block: its words are the name of a language, and silent. */
const FENCE_LINES = /^[ \t]*(?:```|~~~)[\w+#.-]*[ \t]*$/gm;

/** Whether a stretch of the script holds anything that will be heard: what makes a segment, and a script, one. */
export const saysSomething = (text: string): boolean => isSpeakable(text.replace(FENCE_LINES, ''));
