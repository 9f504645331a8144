import { m } from '../i18n/m.js';
import { useStudio } from '../studio.js';
import { Icon } from './icons.js';
import { useStore } from './use-store.js';

/** What just happened, at the edge of the page; read out politely. */
export const Notices = () => {
  const { store } = useStudio();
  const notices = useStore(store, (state) => state.notices);
  return (
    <div class="notices" role="log" aria-live="polite" aria-label={m.notices}>
      {notices.map((notice) => (
        <div key={notice.key} class={`notice notice-${notice.level}`}>
          <Icon name={notice.level === 'done' ? 'check' : 'error'} />
          <p>
            {notice.text}
            {notice.hint === null ? null : <span class="problem-hint">{notice.hint}</span>}
          </p>
          {notice.level === 'done' ? null : (
            <button
              type="button"
              class="quiet icon-only"
              aria-label={m.close}
              onClick={() => store.dispatch({ type: 'notice-removed', key: notice.key })}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
};
