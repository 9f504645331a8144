import type { WeekView } from '../../../domain/studio-api.js';

/** Ids of a week's episodes that a render would change. */
export const unrenderedOf = (week: WeekView): readonly string[] =>
  week.days
    .flatMap((day) => day.episodes)
    .filter((episode) => ['new', 'stale', 'failed'].includes(episode.state))
    .map((episode) => episode.id);
