import { cancelRender } from '../actions/render-episodes.js';
import { m } from '../i18n/m.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { useStore } from './use-store.js';

/** How far the render of an episode is; nothing while none is asked for. */
export const RenderProgressBar = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const studio = useStudio();
  const progress = useStore(studio.store, (state) => state.queue.find((entry) => entry.id === id));
  if (progress === undefined) return null;
  const { done, total } = progress;
  const isWaiting = progress.state === 'waiting';
  const isEncoding = total !== null && done >= total;
  const text = isWaiting
    ? m.waiting
    : total === null
      ? m.planning
      : isEncoding
        ? m.encoding
        : m.clips(done, total);
  return (
    <div class="render-progress" data-testid={TEST_IDS.progress} data-render-state={progress.state}>
      <progress
        aria-label={m.progressOf(name)}
        {...(isWaiting || total === null || isEncoding ? {} : { value: done, max: total })}
      />
      <span class="render-progress-text">{text}</span>
      <button
        type="button"
        class="quiet"
        data-testid={TEST_IDS.cancelRender}
        aria-label={m.cancelRenderOf(name)}
        onClick={() => cancelRender(studio, id)}
      >
        {m.cancel}
      </button>
    </div>
  );
};

/** The state that an episode is in now: the queue knows sooner than the list of scripts. */
export const useEpisodeState = (id: string) => {
  const { store } = useStudio();
  return useStore(store, (state) => state.queue.find((entry) => entry.id === id)?.state ?? null);
};
