import { useEffect, useRef } from 'preact/hooks';
import type { EpisodeView } from '../../../domain/studio-api.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import { currentDraft } from '../state/app-state.js';
import { isDirty } from '../state/draft.js';
import { weekHash } from '../state/route.js';
import { weekOf } from '../state/week-of.js';
import { useStudio } from '../studio.js';
import { EpisodeActions } from './episode-actions.js';
import { Icon } from './icons.js';
import { ProblemText, problemKey } from './problem-text.js';
import { RenderProgressBar, useEpisodeState } from './render-progress.js';
import { StateBadge } from './state-badge.js';
import { useStore } from './use-store.js';
import { useView } from './use-view.js';
import { useVoices } from './use-voices.js';
import { voiceTone } from './voice-tone.js';

const Measures = ({ view }: { readonly view: EpisodeView }) => (
  <dl class="facts facts-wide">
    <div>
      <dt>{m.duration}</dt>
      <dd>{clockText(view.durationMs)}</dd>
    </div>
    <div>
      <dt>{m.loudness}</dt>
      <dd>{view.lufs === null ? m.unknown : m.lufs(view.lufs)}</dd>
    </div>
    <div>
      <dt>{m.peak}</dt>
      <dd>{view.truePeakDb === null ? m.unknown : m.truePeak(view.truePeakDb)}</dd>
    </div>
    <div>
      <dt>{m.length}</dt>
      <dd>{m.characters(view.characters)}</dd>
    </div>
    <div>
      <dt>{m.renderedAt}</dt>
      <dd>
        {view.renderedAt === null ? (
          m.notYet
        ) : (
          <time dateTime={view.renderedAt}>{m.shortTime(view.renderedAt)}</time>
        )}
      </dd>
    </div>
  </dl>
);

const Problems = ({ id, view }: { readonly id: string; readonly view: EpisodeView }) => {
  const { store } = useStudio();
  const outcome = useStore(store, (state) => state.outcomes[id]);
  const unread = useStore(store, (state) => state.episodeProblem);
  const failed = [
    ...(outcome?.type === 'failed' ? [outcome.problem] : []),
    ...(unread === null ? [] : [unread]),
  ];
  const told = new Set(failed.map((problem) => problem.message));
  const problems = [...failed, ...view.problems.filter((problem) => !told.has(problem.message))];
  if (problems.length === 0) return null;
  return (
    <div class="head-problems" role="alert">
      <Icon name="error" />
      <div>
        {problems.map((problem) => (
          <ProblemText key={problemKey(problem)} problem={problem} />
        ))}
      </div>
    </div>
  );
};

/** What the episode is, how it stands, and what can be done with the whole of it. */
export const EpisodeHead = ({ id }: { readonly id: string }) => {
  const view = useView();
  const { store } = useStudio();
  const voices = useVoices();
  const live = useEpisodeState(id);
  const dirty = useStore(store, (state) => {
    const draft = currentDraft(state);
    return draft !== null && isDirty(draft);
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const title = view.program ?? view.name;
  useEffect(() => {
    document.title = `${view.date === null ? '' : `${view.date} `}${title} · hoso`;
  }, [title, view.date]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header class="episode-head" data-tone={voiceTone(voices, view.host)}>
      <nav aria-label={m.weeks}>
        <a class="back" href={view.date === null ? weekHash('undated') : weekHash(weekOf(view.date))}>
          <Icon name="left" />
          {view.date === null ? m.undated : m.longDay(view.date)}
        </a>
      </nav>
      <div class="head-row">
        <div class="head-title">
          <h1 ref={heading} tabIndex={-1} lang="ja">
            {title}
          </h1>
          <p class="head-sub">
            <StateBadge state={live ?? view.state} />
            {dirty ? <span class="badge badge-stale">{m.unsaved}</span> : null}
            {view.hostName === null ? null : <span class="voice-tag">{view.hostName}</span>}
            <span class="path">{view.path}</span>
          </p>
        </div>
        <EpisodeActions id={id} />
      </div>
      <RenderProgressBar id={id} name={view.name} />
      <Problems id={id} view={view} />
      <Measures view={view} />
    </header>
  );
};
