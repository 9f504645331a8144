import { useId } from 'preact/hooks';
import type { SegmentView } from '../../../domain/studio-api.js';
import { hearSegment } from '../actions/play.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import { sameSegment } from '../state/same-sentence.js';
import { sentencesOfSegment } from '../state/sentences.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Icon } from './icons.js';
import { memo } from './memo.js';
import { Passage } from './passage.js';

type HeadProps = { readonly segment: SegmentView; readonly titleId: string };

type Props = {
  readonly segment: SegmentView;
  /** Sentences up to this index are drawn. */
  readonly drawn: number;
};

const lengthOf = ({ startMs, endMs }: SegmentView): number | null =>
  startMs === null || endMs === null ? null : endMs - startMs;

const SegmentHead = ({ segment, titleId }: HeadProps) => {
  const studio = useStudio();
  const title = segment.title ?? m.segment(segment.index);
  const lengthMs = lengthOf(segment);
  return (
    <header class="segment-head">
      <button
        type="button"
        class="round"
        aria-label={m.hearSegment(title)}
        onClick={() => hearSegment(studio, segment.index)}
      >
        <Icon name="play" />
      </button>
      <div class="segment-title">
        {segment.title === null ? null : <p class="segment-number">{m.segment(segment.index)}</p>}
        <h2 id={titleId} lang={segment.title === null ? undefined : 'ja'}>
          {title}
        </h2>
      </div>
      <p class="segment-facts">
        {lengthMs === null ? null : <span>{clockText(lengthMs)}</span>}
        {segment.lufs === null ? null : <span>{m.lufs(segment.lufs)}</span>}
        <span class={segment.cached === segment.sentences ? 'is-whole' : ''}>
          {m.cachedOf(segment.cached, segment.sentences)}
        </span>
      </p>
    </header>
  );
};

const firstOf = (segment: SegmentView): number => sentencesOfSegment(segment)[0]?.index ?? 0;

const lastOf = (segment: SegmentView): number => sentencesOfSegment(segment).at(-1)?.index ?? 0;

const Segment = ({ segment, drawn }: Props) => {
  const titleId = useId();
  if (firstOf(segment) > drawn) return null;
  return (
    <section class="segment" aria-labelledby={titleId} data-testid={TEST_IDS.segment(segment.index)}>
      <SegmentHead segment={segment} titleId={titleId} />
      {segment.passages.map((passage, place) => (
        // Passages have no names: an edit may move each of them.
        <Passage key={place} passage={passage} drawn={drawn} />
      ))}
    </section>
  );
};

/** A segment (コーナー): its title, how long and how loud it is, its passages. */
export const SegmentSection = memo(
  Segment,
  (a, b) =>
    sameSegment(a.segment, b.segment) &&
    (a.drawn === b.drawn || Math.min(a.drawn, b.drawn) >= lastOf(b.segment)),
);
