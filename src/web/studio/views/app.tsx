import type { ComponentChild } from 'preact';
import { m } from '../i18n/m.js';
import { useStudio } from '../studio.js';
import { AppBar } from './app-bar.js';
import { Banners } from './banners.js';
import { ConflictDialog } from './conflict-dialog.js';
import { DictionaryDialog } from './dictionary-dialog.js';
import { EpisodePage } from './episode-page.js';
import { HelpDialog } from './help-dialog.js';
import { Notices } from './notices.js';
import { useStore } from './use-store.js';
import { WeekPage } from './week-page.js';

const StartPage = () => (
  <main class="page">
    <div class="empty-state">
      <h1>{m.noScripts}</h1>
      <p class="muted">{m.noScriptsMore}</p>
    </div>
  </main>
);

const Page = () => {
  const { store } = useStudio();
  const route = useStore(store, (state) => state.route);
  const isReady = useStore(store, (state) => state.session !== null);
  if (!isReady || route.view === 'connecting') {
    return (
      <main class="page" aria-busy="true">
        <p class="loading">{m.loading}</p>
      </main>
    );
  }
  if (route.view === 'start') return <StartPage />;
  return route.view === 'week' ? <WeekPage /> : <EpisodePage key={route.id} id={route.id} />;
};

const OpenDialog = (): ComponentChild => {
  const { store } = useStudio();
  const dialog = useStore(store, (state) => state.dialog);
  switch (dialog?.type) {
    case 'help':
      return <HelpDialog />;
    case 'dictionary':
      return <DictionaryDialog word={dialog} />;
    case 'conflict':
      return <ConflictDialog id={dialog.id} />;
    default:
      return null;
  }
};

/** The whole page. */
export const App = () => (
  <>
    <AppBar />
    <Banners />
    <Page />
    <OpenDialog />
    <Notices />
  </>
);
