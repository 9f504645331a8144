import type { EpisodeState } from '../../../domain/studio-api.js';
import { m } from '../i18n/m.js';
import { Icon, type IconName } from './icons.js';

const ICONS: Readonly<Record<EpisodeState, IconName>> = {
  new: 'file',
  stale: 'edit',
  rendered: 'check',
  failed: 'error',
  invalid: 'warning',
  waiting: 'clock',
  rendering: 'render',
};

/** An episode's state in a word, a picture and a colour. */
export const StateBadge = ({ state }: { readonly state: EpisodeState }) => (
  <span class={`badge badge-${state}`}>
    <Icon name={ICONS[state]} />
    {m.states[state]}
  </span>
);
