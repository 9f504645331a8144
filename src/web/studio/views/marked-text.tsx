import type { ComponentChild } from 'preact';
import type { Sentence } from '../../../domain/studio-api.js';

/** A sentence's words, with those underlined that errors and warnings are about. */
export const MarkedText = ({ sentence }: { readonly sentence: Sentence }) => {
  const spans = sentence.findings
    .filter((finding) => finding.level !== 'info' && finding.length > 0)
    .map(({ offset, length, level }) => {
      const start = Math.max(0, offset - sentence.offset);
      return { start, end: Math.min(sentence.text.length, offset - sentence.offset + length), level };
    })
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const { start, end, level } of spans) {
    if (start < at) continue;
    parts.push(sentence.text.slice(at, start));
    parts.push(
      <span key={start} class={`marked marked-${level}`}>
        {sentence.text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  parts.push(sentence.text.slice(at));
  return <>{parts}</>;
};
