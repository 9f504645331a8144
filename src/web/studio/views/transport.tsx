import { useEffect, useRef } from 'preact/hooks';
import { skipSentence, togglePlay } from '../actions/play.js';
import { saveEpisode } from '../actions/save-episode.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import { currentDraft } from '../state/app-state.js';
import { isDirty } from '../state/draft.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Icon } from './icons.js';
import { useStore } from './use-store.js';
import { useView } from './use-view.js';
import { Waveform } from './waveform.js';

const Clock = () => {
  const { player } = useStudio();
  const { durationMs } = useView();
  const source = useStore(player.store, (state) => state.source);
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const audio = source === 'speech' ? player.speech : player.episode;
    const show = (): void => {
      if (ref.current !== null) ref.current.textContent = clockText(audio.currentTime * 1000);
    };
    show();
    audio.addEventListener('timeupdate', show);
    return () => audio.removeEventListener('timeupdate', show);
  }, [player, source]);
  return (
    <p class="clock" data-testid={TEST_IDS.time}>
      <span ref={ref}>0:00</span>
      {source === 'speech' ? (
        <span class="clock-total">{m.tryOut}</span>
      ) : (
        <span class="clock-total">/ {clockText(durationMs)}</span>
      )}
    </p>
  );
};

const Controls = () => {
  const studio = useStudio();
  const status = useStore(studio.player.store, (state) => state.status);
  const isSounding = status === 'playing' || status === 'loading';
  return (
    <div class="controls">
      <button
        type="button"
        class="round quiet"
        aria-label={m.previousSentence}
        onClick={() => skipSentence(studio, -1)}
      >
        <Icon name="previous" />
      </button>
      <button
        type="button"
        class="round play"
        data-testid={TEST_IDS.play}
        data-status={status}
        aria-label={isSounding ? m.pause : m.play}
        aria-keyshortcuts="Space"
        onClick={() => togglePlay(studio)}
      >
        <Icon name={isSounding ? 'pause' : 'play'} />
        {status === 'loading' ? <span class="spinner" aria-hidden="true" /> : null}
      </button>
      <button
        type="button"
        class="round quiet"
        aria-label={m.nextSentence}
        onClick={() => skipSentence(studio, 1)}
      >
        <Icon name="next" />
      </button>
      <span class={isSounding ? 'lamp is-lit' : 'lamp'} aria-hidden="true">
        {status === 'loading' ? m.making : 'ON AIR'}
      </span>
    </div>
  );
};

/** Saving, for who is far down in the script; there only while there is something to save. */
const SaveChanges = ({ id }: { readonly id: string }) => {
  const studio = useStudio();
  const isOffered = useStore(studio.store, (state) => {
    const draft = currentDraft(state);
    return draft !== null && isDirty(draft) && !draft.isSaving;
  });
  if (!isOffered) return null;
  return (
    <button type="button" class="save-changes" onClick={() => saveEpisode(studio, id)}>
      <Icon name="save" />
      <span class="wide-text">{m.saveChanges}</span>
    </button>
  );
};

/** What plays, where it is, and the whole episode's sound to move in. */
export const Transport = ({ id }: { readonly id: string }) => {
  const view = useView();
  const { player } = useStudio();
  useEffect(() => player.load(view.audio), [player, view.audio]);
  useEffect(() => () => player.load(null), [player]);
  return (
    <section class="transport" aria-label={m.player}>
      <Controls />
      <Clock />
      {view.audio === null ? (
        <p class="transport-empty">{m.notRendered}</p>
      ) : (
        <Waveform key={view.audio} id={id} chapters={view.chapters} />
      )}
      <SaveChanges id={id} />
    </section>
  );
};
