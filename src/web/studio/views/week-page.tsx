import { useEffect, useRef } from 'preact/hooks';
import type { WeekView } from '../../../domain/studio-api.js';
import { renderEpisodes } from '../actions/render-episodes.js';
import { m } from '../i18n/m.js';
import { weekHash } from '../state/route.js';
import { unrenderedOf } from '../state/unrendered.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { EpisodeCard } from './episode-card.js';
import { Icon } from './icons.js';
import { ProblemText } from './problem-text.js';
import { useStore } from './use-store.js';

const WeekLink = ({ week, label, icon }: { week: string | null; label: string; icon: 'left' | 'right' }) =>
  week === null ? null : (
    <a class="button quiet" href={weekHash(week)}>
      <Icon name={icon} />
      <span class="wide-text">{label}</span>
    </a>
  );

const WeekHead = ({ week }: { readonly week: WeekView }) => {
  const studio = useStudio();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${m.weekTitle(week.week)} · hoso`;
    heading.current?.focus({ preventScroll: true });
  }, [week.week]);
  const unrendered = unrenderedOf(week);
  return (
    <div class="week-head">
      <h1 ref={heading} tabIndex={-1}>
        {m.weekTitle(week.week)}
      </h1>
      <nav class="week-nav" aria-label={m.weeks}>
        <WeekLink week={week.previous} label={m.previousWeek} icon="left" />
        <WeekLink week={week.next} label={m.nextWeek} icon="right" />
        {week.hasUndated && week.week !== 'undated' ? (
          <a class="button quiet" href={weekHash('undated')}>
            {m.undated}
          </a>
        ) : null}
      </nav>
      <span class="spacer" />
      <button
        type="button"
        class="primary"
        data-testid={TEST_IDS.renderAll}
        disabled={unrendered.length === 0}
        onClick={() => renderEpisodes(studio, unrendered)}
      >
        <Icon name="render" />
        {unrendered.length === 0 ? m.allRendered : m.renderAll(unrendered.length)}
      </button>
    </div>
  );
};

const Days = ({ week }: { readonly week: WeekView }) => (
  <div class="days">
    {week.days.map((day) => (
      <section
        key={day.date}
        class={day.episodes.length === 0 ? 'day is-empty' : 'day'}
        data-testid={TEST_IDS.day(day.date)}
        aria-label={day.date === null ? m.undated : m.longDay(day.date)}
      >
        <h2 class="day-name">
          {day.date === null ? (
            m.undated
          ) : (
            <>
              <span class="day-number">{Number(day.date.slice(-2))}</span>
              <span>{m.weekday(day.date)}</span>
            </>
          )}
        </h2>
        {day.episodes.length === 0 ? <p class="empty">{m.noScript}</p> : null}
        {day.episodes.map((episode) => (
          <EpisodeCard key={episode.id} episode={episode} />
        ))}
      </section>
    ))}
  </div>
);

/** The scripts of a week by day, with their state. */
export const WeekPage = () => {
  const { store } = useStudio();
  const week = useStore(store, (state) => state.week);
  if (week.status === 'loading') {
    return (
      <main class="page" aria-busy="true">
        <p class="loading">{m.loading}</p>
      </main>
    );
  }
  if (week.status === 'failed') {
    return (
      <main class="page">
        <div class="empty-state">
          <h1>{m.weekFailed}</h1>
          <ProblemText problem={week.problem} />
          <a href="#/">{m.toNewestWeek}</a>
        </div>
      </main>
    );
  }
  const isEmpty = week.value.days.every((day) => day.episodes.length === 0);
  return (
    <main class="page" data-testid={TEST_IDS.week}>
      <WeekHead week={week.value} />
      {isEmpty ? (
        <div class="empty-state">
          <p>{m.emptyWeek}</p>
          <p class="muted">{m.emptyWeekMore}</p>
        </div>
      ) : (
        <Days week={week.value} />
      )}
    </main>
  );
};
