import { render } from 'preact';
import { shownDraft } from './actions/change-text.js';
import { connect } from './actions/connect.js';
import { notifyProblem } from './actions/notify.js';
import { openRoute } from './actions/open-route.js';
import { speakSentences } from './actions/speak-sentences.js';
import { createClient } from './api/client.js';
import { language } from './i18n/m.js';
import { handleKeys } from './keys/handle-keys.js';
import { createPlayer } from './sound/player.js';
import { initialState } from './state/app-state.js';
import { isDirty } from './state/draft.js';
import { reduceApp } from './state/reduce-app.js';
import { createStore } from './state/store.js';
import { type Studio, StudioContext } from './studio.js';
import { App } from './views/app.js';
import './styles/base.css';
import './styles/controls.css';
import './styles/app.css';
import './styles/week.css';
import './styles/episode.css';
import './styles/side.css';
import './styles/segment.css';
import './styles/passage.css';
import './styles/sentence.css';
import './styles/finding.css';
import './styles/transport.css';
import './styles/dialogs.css';
import './styles/motion.css';

const createStudio = (): Studio => {
  const client = createClient();
  const store = createStore(initialState, reduceApp);
  const player = createPlayer({
    view: () => shownDraft(studio)?.draft.view ?? null,
    speak: (from, to, signal) => speakSentences(studio, from, to, signal),
    onProblem: (error) => notifyProblem(studio, error),
  });
  const studio: Studio = { client, store, player };
  return studio;
};

const start = (root: Element): void => {
  const studio = createStudio();
  document.documentElement.lang = language;
  render(
    <StudioContext.Provider value={studio}>
      <App />
    </StudioContext.Provider>,
    root,
  );
  handleKeys(studio);
  openRoute(studio);
  window.addEventListener('hashchange', () => openRoute(studio));
  window.addEventListener('beforeunload', (event) => {
    if (Object.values(studio.store.get().drafts).some(isDirty)) event.preventDefault();
  });
  void connect(studio);
};

const root = document.querySelector('#app');
if (root !== null) start(root);
