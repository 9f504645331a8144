import { m } from '../i18n/m.js';
import { useStudio } from '../studio.js';
import { Icon } from './icons.js';
import { useStore } from './use-store.js';

/** The head of every page: whose studio it is, whether the server answers, and help. */
export const AppBar = () => {
  const { store } = useStudio();
  const session = useStore(store, (state) => state.session);
  const connection = useStore(store, (state) => state.connection);
  return (
    <header class="app-bar">
      <a class="brand" href="#/">
        <span class="brand-mark" aria-hidden="true">
          放
        </span>
        <span class="brand-name">
          hoso <span class="brand-place">{m.studio}</span>
        </span>
      </a>
      {session === null ? null : <span class="project">{session.project}</span>}
      <span class="spacer" />
      <span class={`connection connection-${connection}`}>
        <span class="dot" aria-hidden="true" />
        <span class="connection-text">{m.connections[connection]}</span>
      </span>
      <button
        type="button"
        class="quiet"
        aria-keyshortcuts="?"
        onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { type: 'help' } })}
      >
        <Icon name="keyboard" />
        <span class="wide-text">{m.keys}</span>
      </button>
    </header>
  );
};
