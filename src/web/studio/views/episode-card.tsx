import type { EpisodeSummary } from '../../../domain/studio-api.js';
import { renderEpisodes } from '../actions/render-episodes.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import { episodeHash } from '../state/route.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Icon } from './icons.js';
import { ProblemText, problemKey } from './problem-text.js';
import { RenderProgressBar, useEpisodeState } from './render-progress.js';
import { StateBadge } from './state-badge.js';
import { useStore } from './use-store.js';
import { useVoices } from './use-voices.js';
import { voiceTone } from './voice-tone.js';

const MOST_ARTICLES = 4;

const Articles = ({ titles }: { readonly titles: readonly string[] }) =>
  titles.length === 0 ? null : (
    <ul class="articles" lang="ja" aria-label={m.articles}>
      {titles.slice(0, MOST_ARTICLES).map((title, place) => (
        <li key={`${place}:${title}`}>{title}</li>
      ))}
      {titles.length > MOST_ARTICLES ? <li class="muted">{m.more(titles.length - MOST_ARTICLES)}</li> : null}
    </ul>
  );

const Facts = ({ episode }: { readonly episode: EpisodeSummary }) => (
  <dl class="facts">
    {episode.durationMs === null ? null : (
      <div>
        <dt>{m.duration}</dt>
        <dd>{clockText(episode.durationMs)}</dd>
      </div>
    )}
    <div>
      <dt>{m.length}</dt>
      <dd>{m.characters(episode.characters)}</dd>
    </div>
    {episode.renderedAt === null ? null : (
      <div>
        <dt>{m.renderedAt}</dt>
        <dd>
          <time dateTime={episode.renderedAt}>{m.shortTime(episode.renderedAt)}</time>
        </dd>
      </div>
    )}
  </dl>
);

/** A script in the week: whose it is, what is in it, how it stands. */
export const EpisodeCard = ({ episode }: { readonly episode: EpisodeSummary }) => {
  const studio = useStudio();
  const voices = useVoices();
  const outcome = useStore(studio.store, (state) => state.outcomes[episode.id]);
  const live = useEpisodeState(episode.id);
  const title = episode.program ?? episode.name;
  return (
    <article
      class="card"
      data-tone={voiceTone(voices, episode.host)}
      data-testid={TEST_IDS.episodeCard(episode.id)}
      data-state={live ?? episode.state}
    >
      <div class="card-top">
        <StateBadge state={live ?? episode.state} />
        {episode.hostName === null ? null : <span class="voice-tag">{episode.hostName}</span>}
      </div>
      <h3 lang="ja">
        <a class="card-link" href={episodeHash(episode.id)} data-episode={episode.id}>
          {title}
        </a>
      </h3>
      {title === episode.name ? null : <p class="card-name">{episode.name}</p>}
      <Articles titles={episode.articles} />
      {episode.problems.map((problem) => (
        <ProblemText key={problemKey(problem)} problem={problem} />
      ))}
      {outcome?.type === 'failed' ? <ProblemText problem={outcome.problem} /> : null}
      <Facts episode={episode} />
      <RenderProgressBar id={episode.id} name={episode.name} />
      {live !== null ? null : (
        <button
          type="button"
          class="card-render"
          disabled={episode.state === 'invalid'}
          onClick={() => renderEpisodes(studio, [episode.id])}
        >
          <Icon name="render" />
          {episode.state === 'rendered' ? m.renderAgain : m.render}
          <span class="hidden" lang="ja">
            {episode.name}
          </span>
        </button>
      )}
    </article>
  );
};
