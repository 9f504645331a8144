import type { ChapterView } from '../../../domain/studio-api.js';
import { goToChapter } from '../actions/move.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import { chapterOf } from '../state/chapter-of.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { useStore } from './use-store.js';
import { useView } from './use-view.js';

const ChapterItem = ({ chapter, index }: { readonly chapter: ChapterView; readonly index: number }) => {
  const studio = useStudio();
  const view = useView();
  const isCurrent = useStore(
    studio.player.store,
    (state) => state.sentence !== null && chapterOf(view, state.sentence) === index,
  );
  return (
    <li>
      <button
        type="button"
        class="chapter"
        data-testid={TEST_IDS.chapter(index)}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => goToChapter(studio, chapter)}
      >
        <span class="chapter-title" lang="ja">
          {chapter.title}
        </span>
        <span class="chapter-time">{clockText(chapter.startMs)}</span>
      </button>
    </li>
  );
};

/** The chapters that listeners see, to go to. */
export const Chapters = () => {
  const { chapters } = useView();
  return (
    <nav class="chapters" aria-label={m.chapters} data-testid={TEST_IDS.chapters}>
      <h2>{m.chapters}</h2>
      {chapters.length === 0 ? (
        <p class="muted">{m.noChapters}</p>
      ) : (
        <ol>
          {chapters.map((chapter, index) => (
            <ChapterItem key={`${chapter.line}:${chapter.title}`} chapter={chapter} index={index} />
          ))}
        </ol>
      )}
    </nav>
  );
};
