import type { Passage, Script } from '../../src/domain/script.js';
import { LineIndex } from '../../src/util/line-index.js';

/** `['voice', text]` is speech, `'beat'` a beat; what stands between (`{ gap }`) belongs to no passage. */
export type ScriptPiece = readonly [voice: string, text: string] | 'beat' | { readonly gap: string };

/** A parsed script made by hand, one list of pieces a segment, with true offsets and lines. */
export const scriptOf = (...segments: readonly (readonly ScriptPiece[])[]): Script => {
  const BEAT = '　、。';
  const textOf = (piece: ScriptPiece): string =>
    piece === 'beat' ? BEAT : 'gap' in piece ? piece.gap : piece[1];
  const source = segments.map((pieces) => pieces.map(textOf).join('')).join('\n----\n');
  const lines = new LineIndex(source);
  let offset = 0;
  const made = segments.map((pieces, index) => {
    if (index > 0) offset += '\n----\n'.length;
    const passages: Passage[] = [];
    const { line } = lines.positionAt(offset);
    for (const piece of pieces) {
      const place = { ...lines.positionAt(offset), offset };
      if (piece === 'beat') passages.push({ type: 'beat', ...place });
      else if (!('gap' in piece)) {
        passages.push({ type: 'speech', voice: piece[0], skill: null, text: piece[1], ...place });
      }
      offset += textOf(piece).length;
    }
    return { index: index + 1, title: null, line, passages };
  });
  return {
    path: 'scripts/test_20260105.txt',
    name: 'test_20260105',
    host: 'host',
    program: null,
    date: '2026-01-05',
    source,
    segments: made,
    chapters: [],
    warnings: [],
  };
};
