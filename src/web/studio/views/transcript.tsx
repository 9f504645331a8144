import { useEffect, useRef } from 'preact/hooks';
import { hearSentence } from '../actions/play.js';
import { m } from '../i18n/m.js';
import { sentencesOf } from '../state/sentences.js';
import { useStudio } from '../studio.js';
import { FollowButton } from './follow-button.js';
import { SegmentSection } from './segment-section.js';
import { useFollow } from './use-follow.js';
import { useStepwise } from './use-stepwise.js';
import { useStore } from './use-store.js';
import { useView } from './use-view.js';

/** The whole script; what follows the first screen is drawn in the frames after it. */
export const Transcript = () => {
  const studio = useStudio();
  const view = useView();
  const { segments } = view;
  const readings = useStore(studio.store, (state) => state.readings);
  const drawn = useStepwise(sentencesOf(view).length);
  const follow = useFollow();
  const ref = useRef<HTMLDivElement>(null);

  // A click on the words themselves is a short way to the button beside them; words that are being selected are not.
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      const text = event.target instanceof Element ? event.target.closest('.sentence-text') : null;
      const row = text?.closest<HTMLElement>('[data-sentence]');
      if (row == null || document.getSelection()?.isCollapsed === false) return;
      hearSentence(studio, Number(row.dataset['sentence']));
      row.querySelector<HTMLElement>('[data-keys="sentence"]')?.focus({ preventScroll: true });
    };
    const element = ref.current;
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [studio]);

  return (
    <div class={`transcript readings-${readings}`} ref={ref}>
      {segments.length === 0 ? (
        <p class="empty-state">{view.state === 'invalid' ? m.invalidScript : m.emptyScript}</p>
      ) : null}
      {segments.map((segment) => (
        <SegmentSection key={segment.index} segment={segment} drawn={drawn} />
      ))}
      <FollowButton follow={follow} />
    </div>
  );
};
