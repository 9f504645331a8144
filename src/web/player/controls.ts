import { clock } from './clock.js';
import type { Label } from './labels.js';

type Labels = Readonly<Record<Label, string>>;

export type Chapter = { readonly startS: number; readonly title: string };

export type ControlOptions = {
  readonly host: HTMLElement;
  readonly audio: HTMLAudioElement;
  readonly labels: Labels;
  readonly chapters: readonly Chapter[];
  readonly seek: (seconds: number) => void;
  /** Of the episode in seconds: the page knows it before the sound is loaded. */
  readonly duration: () => number;
};

export type Controls = {
  /** Shows where the sound is. */
  readonly show: (seconds: number, chapter: Chapter | undefined) => void;
};

const SPEEDS = [1, 1.25, 1.5, 2, 0.8];

const ICONS = {
  play: 'M8 5v14l11-7z',
  pause: 'M6 5h4v14H6zm8 0h4v14h-4z',
};

const icon = (path: string): SVGSVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(space, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
};

const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

const button = (className: string, label: string, content: Node | string): HTMLButtonElement => {
  const made = element('button', className, content);
  made.type = 'button';
  made.ariaLabel = label;
  made.title = label;
  return made;
};

/** In place of the browser's own controls, which show no chapters. */
export const createControls = (options: ControlOptions): Controls => {
  const { host, audio, labels, chapters, seek, duration } = options;
  const play = button('play', labels.play, icon(ICONS.play));
  const title = element('span', 'now');
  title.lang = 'ja';
  const time = element('span', 'clock');
  const slider = element('input', 'slider');
  slider.type = 'range';
  slider.min = '0';
  slider.step = '1';
  slider.ariaLabel = labels.position;
  const marks = element('div', 'marks');
  const back = button('skip', labels.back, '−10');
  const forward = button('skip', labels.forward, '+30');
  const speed = button('skip', `${labels.speed} 1×`, '1×');

  const setLength = (): void => {
    slider.max = String(Math.ceil(duration()));
    marks.replaceChildren(
      ...chapters.slice(1).map(({ startS }) => {
        const mark = element('i', '');
        mark.style.left = `${(100 * startS) / duration()}%`;
        return mark;
      }),
    );
  };
  const showPlaying = (): void => {
    const label = audio.paused ? labels.play : labels.pause;
    play.ariaLabel = label;
    play.title = label;
    play.replaceChildren(icon(audio.paused ? ICONS.play : ICONS.pause));
  };

  let isDragged = false;
  slider.addEventListener('input', () => {
    isDragged = true;
    seek(Number(slider.value));
  });
  slider.addEventListener('change', () => {
    isDragged = false;
  });
  play.addEventListener('click', () => {
    if (audio.paused) audio.play().catch(() => {});
    else audio.pause();
  });
  back.addEventListener('click', () => seek(audio.currentTime - 10));
  forward.addEventListener('click', () => seek(audio.currentTime + 30));
  speed.addEventListener('click', () => {
    const next = SPEEDS[(SPEEDS.indexOf(audio.playbackRate) + 1) % SPEEDS.length] ?? 1;
    audio.playbackRate = next;
  });
  audio.addEventListener('ratechange', () => {
    speed.textContent = `${audio.playbackRate}×`;
    speed.ariaLabel = `${labels.speed} ${audio.playbackRate}×`;
    speed.title = speed.ariaLabel;
  });
  for (const event of ['play', 'pause', 'ended']) audio.addEventListener(event, showPlaying);
  audio.addEventListener('durationchange', setLength);
  audio.addEventListener('error', () => {
    const message = element(
      'p',
      'missing',
      `${labels.missing}${decodeURIComponent(audio.getAttribute('src') ?? '')}`,
    );
    message.role = 'alert';
    host.querySelector('.missing')?.remove();
    host.append(message);
  });
  audio.addEventListener('loadedmetadata', () => host.querySelector('.missing')?.remove());

  const bar = element(
    'div',
    'bar',
    play,
    element('div', 'middle', element('div', 'line', title, time), element('div', 'seek', marks, slider)),
    element('div', 'more', back, forward, speed),
  );
  bar.role = 'group';
  bar.ariaLabel = labels.player;
  host.append(bar);
  audio.controls = false;
  setLength();
  showPlaying();
  return {
    show(seconds, chapter) {
      const text = `${clock(seconds)} / ${clock(duration())}`;
      if (time.textContent !== text) {
        time.textContent = text;
        slider.ariaValueText = text;
      }
      if (!isDragged) slider.value = String(Math.floor(seconds));
      bar.style.setProperty('--done', `${(100 * seconds) / duration()}%`);
      if (title.textContent !== (chapter?.title ?? '')) title.textContent = chapter?.title ?? '';
    },
  };
};
