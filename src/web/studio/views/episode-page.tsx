import { m } from '../i18n/m.js';
import { currentDraft } from '../state/app-state.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { EpisodeHead } from './episode-head.js';
import { EpisodeSide } from './episode-side.js';
import { ProblemText } from './problem-text.js';
import { Transcript } from './transcript.js';
import { Transport } from './transport.js';
import { useStore } from './use-store.js';

/** A script, sentence by sentence: to be heard, mended and rendered. */
export const EpisodePage = ({ id }: { readonly id: string }) => {
  const { store } = useStudio();
  const isLoaded = useStore(store, (state) => currentDraft(state) !== null);
  const problem = useStore(store, (state) => state.episodeProblem);
  if (!isLoaded) {
    return (
      <main class="page" aria-busy={problem === null}>
        {problem === null ? (
          <p class="loading">{m.loading}</p>
        ) : (
          <div class="empty-state">
            <h1>{m.episodeFailed}</h1>
            <ProblemText problem={problem} />
            <a href="#/">{m.toNewestWeek}</a>
          </div>
        )}
      </main>
    );
  }
  return (
    <>
      <main class="page page-episode" data-testid={TEST_IDS.episode}>
        <EpisodeHead id={id} />
        <div class="episode-columns">
          <EpisodeSide />
          <Transcript />
        </div>
      </main>
      <Transport id={id} />
    </>
  );
};
