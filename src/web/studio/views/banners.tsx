import { takeTheirs } from '../actions/save-episode.js';
import { m } from '../i18n/m.js';
import { currentDraft } from '../state/app-state.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Banner } from './banner.js';
import { ProblemText, problemKey } from './problem-text.js';
import { useStore } from './use-store.js';

const ConnectionBanner = () => {
  const { store } = useStudio();
  const connection = useStore(store, (state) => state.connection);
  if (connection !== 'lost') return null;
  return (
    <Banner level="error" title={m.connectionLost} testId={TEST_IDS.connectionBanner}>
      <p>{m.connectionLostMore}</p>
    </Banner>
  );
};

const ProjectBanner = () => {
  const { store } = useStudio();
  const problems = useStore(store, (state) => state.session?.problems);
  if (problems === undefined || problems.length === 0) return null;
  return (
    <Banner level="error" title={m.projectProblems} testId={TEST_IDS.projectBanner}>
      {problems.map((problem) => (
        <ProblemText key={problemKey(problem)} problem={problem} />
      ))}
    </Banner>
  );
};

const EnginesBanner = () => {
  const { store } = useStudio();
  const engines = useStore(store, (state) => state.engines);
  const away = useStore(store, (state) => currentDraft(state)?.view.away);
  const backend = useStore(store, (state) => state.session?.backend);
  const broken = engines.filter((engine) => !engine.works && engine.backend === backend);
  if (away !== undefined ? away.length === 0 : broken.length === 0) return null;
  const problems =
    away ??
    broken.map((engine) => ({
      code: engine.backend,
      message: [engine.backend, engine.address, engine.detail].filter((part) => part !== null).join(' · '),
      ...(engine.hint === null ? {} : { hint: engine.hint }),
    }));
  return (
    <Banner level="warning" title={m.enginesAway} testId={TEST_IDS.enginesBanner}>
      {problems.map((problem) => (
        <ProblemText key={problemKey(problem)} problem={problem} />
      ))}
      <p>{m.enginesAwayMore}</p>
    </Banner>
  );
};

const ChangedBanner = () => {
  const studio = useStudio();
  const { store } = studio;
  const id = useStore(store, (state) =>
    currentDraft(state)?.theirs == null ? null : currentDraft(state)?.view.id,
  );
  if (id === null || id === undefined) return null;
  return (
    <Banner
      level="warning"
      title={m.changedOnDisk}
      testId={TEST_IDS.changedBanner}
      actions={
        <>
          <button
            type="button"
            onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { type: 'conflict', id } })}
          >
            {m.compare}
          </button>
          <button type="button" onClick={() => takeTheirs(studio, id)}>
            {m.takeTheirs}
          </button>
        </>
      }
    >
      <p>{m.changedOnDiskMore}</p>
    </Banner>
  );
};

/** What stands in the way just now. */
export const Banners = () => (
  <div class="banners" role="status">
    <ConnectionBanner />
    <ProjectBanner />
    <EnginesBanner />
    <ChangedBanner />
  </div>
);
