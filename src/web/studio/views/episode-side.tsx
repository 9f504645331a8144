import { useEffect, useState } from 'preact/hooks';
import type { ChapterView } from '../../../domain/studio-api.js';
import { goToChapter, goToFinding } from '../actions/move.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import type { Readings } from '../state/app-state.js';
import { chapterOf } from '../state/chapter-of.js';
import { sentencesOf } from '../state/sentences.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Finding } from './finding.js';
import { Icon } from './icons.js';
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

const Chapters = () => {
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

const FindingsSummary = () => {
  const studio = useStudio();
  const view = useView();
  const all = [...view.findings, ...sentencesOf(view).flatMap((sentence) => sentence.findings)];
  const count = (level: string): number => all.filter((finding) => finding.level === level).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return (
    <section class="summary" aria-label={m.findings}>
      <h2>{m.findings}</h2>
      {errors + warnings === 0 ? (
        <p class="muted">{m.noFindings}</p>
      ) : (
        <>
          <p class="counts">
            {errors === 0 ? null : (
              <span class="level-error">
                <Icon name="error" />
                {m.errors(errors)}
              </span>
            )}
            {warnings === 0 ? null : (
              <span class="level-warning">
                <Icon name="warning" />
                {m.warnings(warnings)}
              </span>
            )}
          </p>
          <button type="button" aria-keyshortcuts="N" onClick={() => goToFinding(studio, 1)}>
            {m.actions.nextFinding}
          </button>
        </>
      )}
      {view.findings.length === 0 ? null : (
        <ul class="findings" aria-label={m.findingsOfFile}>
          {view.findings.map((finding) => (
            <Finding key={`${finding.code}:${finding.message}`} finding={finding} onWord={null} />
          ))}
        </ul>
      )}
    </section>
  );
};

const CHOICES: readonly Readings[] = ['differing', 'all', 'none'];

const ReadingsChoice = () => {
  const { store } = useStudio();
  const readings = useStore(store, (state) => state.readings);
  return (
    <fieldset class="segmented">
      <legend>{m.readings}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} class={choice === readings ? 'is-chosen' : ''}>
          <input
            type="radio"
            name="readings"
            checked={choice === readings}
            onChange={() => store.dispatch({ type: 'readings-chosen', readings: choice })}
          />
          {m.readingsChoices[choice]}
        </label>
      ))}
    </fieldset>
  );
};

const useIsWide = (): boolean => {
  const [query] = useState(() => matchMedia('(min-width: 1000px)'));
  const [isWide, setWide] = useState(query.matches);
  useEffect(() => {
    const change = (): void => setWide(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, [query]);
  return isWide;
};

/** What helps to find one's way: chapters, findings, what is shown of readings. Folded where there is little room. */
export const EpisodeSide = () => {
  const isWide = useIsWide();
  const content = (
    <div class="episode-side">
      <Chapters />
      <FindingsSummary />
      <ReadingsChoice />
    </div>
  );
  return isWide ? (
    content
  ) : (
    <details class="side-fold">
      <summary>{m.overview}</summary>
      {content}
    </details>
  );
};
