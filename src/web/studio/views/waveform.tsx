import { useEffect, useRef, useState } from 'preact/hooks';
import WaveSurfer from 'wavesurfer.js';
import type { ChapterView, PeaksView } from '../../../domain/studio-api.js';
import { m } from '../i18n/m.js';
import { clockText } from '../sound/clock-text.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { useView } from './use-view.js';

const STEP_MS = 5000;
const PAGE_MS = 30_000;

const JUMPS: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP_MS,
  ArrowDown: -STEP_MS,
  ArrowRight: STEP_MS,
  ArrowUp: STEP_MS,
  PageDown: -PAGE_MS,
  PageUp: PAGE_MS,
};

/** The waveform's own style element is only taken with the nonce that the page came with. */
const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="hoso-style-nonce"]')?.content ?? '';

const colour = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

const colours = (element: Element) => ({
  waveColor: colour(element, '--wave'),
  progressColor: colour(element, '--wave-played'),
  cursorColor: colour(element, '--live'),
});

type Mark = { readonly title: string; readonly startMs: number };

const marksOf = (chapters: readonly ChapterView[]): readonly Mark[] =>
  chapters.flatMap(({ title, startMs }) => (startMs === null ? [] : [{ title, startMs }]));

const ChapterMarks = ({
  marks,
  durationMs,
}: {
  readonly marks: readonly Mark[];
  readonly durationMs: number;
}) => (
  <div class="marks" aria-hidden="true">
    {marks.map((mark) => (
      <span
        key={mark.startMs}
        class="mark"
        title={mark.title}
        ref={(element) => element?.style.setProperty('left', `${(mark.startMs / durationMs) * 100}%`)}
      />
    ))}
  </div>
);

const usePeaks = (id: string): PeaksView | null => {
  const studio = useStudio();
  const [peaks, setPeaks] = useState<PeaksView | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    // Without its waveform an episode still plays.
    studio.client.peaks(id, controller.signal).then(setPeaks, () => undefined);
    return () => controller.abort();
  }, [studio, id]);
  return peaks;
};

/** The episode's sound as a picture, with marks where chapters begin; a slider to move in it. */
export const Waveform = ({
  id,
  chapters,
}: {
  readonly id: string;
  readonly chapters: readonly ChapterView[];
}) => {
  const { player } = useStudio();
  const view = useView();
  const peaks = usePeaks(id);
  const canvas = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const durationMs = peaks?.durationMs ?? view.durationMs ?? 0;

  useEffect(() => {
    const container = canvas.current;
    if (container === null || peaks === null) return;
    const wave = WaveSurfer.create({
      container,
      media: player.episode,
      peaks: [[...peaks.peaks]],
      duration: peaks.durationMs / 1000,
      height: 'auto',
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      cursorWidth: 2,
      dragToSeek: true,
      hideScrollbar: true,
      interact: true,
      cspNonce: styleNonce(),
      ...colours(container),
    });
    const stop = [
      wave.on('click', (place) => player.seek(place * peaks.durationMs)),
      wave.on('dragend', (place) => player.seek(place * peaks.durationMs)),
    ];
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const repaint = (): void => wave.setOptions(colours(container));
    scheme.addEventListener('change', repaint);
    return () => {
      for (const off of stop) off();
      scheme.removeEventListener('change', repaint);
      wave.destroy();
    };
  }, [player, peaks]);

  useEffect(() => {
    const tell = (): void => {
      const ms = player.episode.currentTime * 1000;
      slider.current?.setAttribute('aria-valuenow', String(Math.round(ms / 1000)));
      slider.current?.setAttribute('aria-valuetext', m.position(clockText(ms), clockText(durationMs)));
    };
    tell();
    player.episode.addEventListener('timeupdate', tell);
    player.episode.addEventListener('seeked', tell);
    return () => {
      player.episode.removeEventListener('timeupdate', tell);
      player.episode.removeEventListener('seeked', tell);
    };
  }, [player, durationMs]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = player.episode.currentTime * 1000;
    const jump = JUMPS[event.key];
    const target =
      jump !== undefined ? now + jump : event.key === 'Home' ? 0 : event.key === 'End' ? durationMs : null;
    if (target === null) return;
    event.preventDefault();
    player.seek(Math.min(Math.max(target, 0), durationMs));
  };

  return (
    <div
      ref={slider}
      class="waveform"
      role="slider"
      tabIndex={0}
      aria-label={m.waveform}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={0}
      data-testid={TEST_IDS.waveform}
      onKeyDown={onKeyDown}
    >
      <div class="wave" ref={canvas} />
      {durationMs > 0 ? <ChapterMarks marks={marksOf(chapters)} durationMs={durationMs} /> : null}
    </div>
  );
};
