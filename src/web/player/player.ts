import { createControls } from './controls.js';
import { createFollower } from './follow.js';
import { chooseLanguage, type Label, labelsOf } from './labels.js';
import './player.css';

type Timed = { readonly element: HTMLElement; readonly startS: number };

const timed = (selector: string): readonly Timed[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].map((element) => ({
    element,
    startS: Number(element.dataset['ms']) / 1_000,
  }));

/** Index of the last that has begun; -1 before the first. A jump may land a hair before its aim. */
const indexAt = (list: readonly Timed[], seconds: number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.startS ?? 0) <= seconds + 0.02) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const start = (host: HTMLElement, audio: HTMLAudioElement): void => {
  const language = chooseLanguage(navigator.languages);
  const labels = labelsOf(language);
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.textContent = labels[element.dataset['label'] as Label];
    element.lang = language;
  }
  host.lang = language;

  const sentences = timed('#transcript .s');
  const chapters = timed('#chapters > li');
  const titled = chapters.map(({ element, startS }) => ({
    startS,
    title: element.querySelector('.title')?.textContent ?? '',
  }));
  const duration = (): number =>
    Number.isFinite(audio.duration) ? audio.duration : Number(host.dataset['ms']) / 1_000;

  const follower = createFollower(labels.follow, language);
  const seek = (seconds: number): void => {
    audio.currentTime = Math.min(Math.max(seconds, 0), duration());
    follower.resume();
    show();
  };
  const play = (): void => {
    audio.play().catch(() => {});
  };
  const controls = createControls({ host, audio, labels, chapters: titled, seek, duration });

  let shownChapter: HTMLElement | null = null;
  const show = (): void => {
    const seconds = audio.currentTime;
    const chapterAt = indexAt(chapters, seconds);
    controls.show(seconds, titled[chapterAt]);
    const link = chapters[chapterAt]?.element.querySelector<HTMLElement>('.chapter') ?? null;
    if (link !== shownChapter) {
      shownChapter?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'true');
      shownChapter = link;
    }
    // Before anything was played the page is as it was opened.
    if (seconds > 0 || !audio.paused) follower.mark(sentences[indexAt(sentences, seconds)]?.element ?? null);
  };
  const showWhilePlaying = (): void => {
    show();
    if (!audio.paused) requestAnimationFrame(showWhilePlaying);
  };
  audio.addEventListener('play', showWhilePlaying);
  for (const event of ['timeupdate', 'seeked', 'loadedmetadata']) audio.addEventListener(event, show);

  const step = (list: readonly Timed[], by: number): void => {
    const next = list[Math.max(0, indexAt(list, audio.currentTime) + by)];
    if (next !== undefined) seek(next.startS);
  };

  document.querySelector('#chapters')?.addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    const link = (target as Element).closest<HTMLAnchorElement>('a.chapter');
    const chapter = chapters.find(({ element }) => link !== null && element.contains(link));
    if (link === null || chapter === undefined || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    history.replaceState(null, '', link.hash);
    seek(chapter.startS);
    play();
  });
  document.querySelector('#transcript')?.addEventListener('click', ({ target }) => {
    const element = (target as Element).closest<HTMLElement>('.s');
    // Somebody who marks words wants to copy them.
    if (element === null || getSelection()?.isCollapsed === false) return;
    seek(Number(element.dataset['ms']) / 1_000);
    play();
  });

  const keys: Readonly<Record<string, () => void>> = {
    ' ': () => (audio.paused ? play() : audio.pause()),
    ArrowLeft: () => seek(audio.currentTime - 5),
    ArrowRight: () => seek(audio.currentTime + 5),
    j: () => step(sentences, 1),
    k: () => step(sentences, -1),
    n: () => step(chapters, 1),
    p: () => step(chapters, -1),
  };
  addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    const handler = keys[key];
    if (handler === undefined || altKey || ctrlKey || metaKey) return;
    // A button takes the space itself, a slider the arrows.
    if (key === ' ' && target instanceof HTMLButtonElement) return;
    if (key.startsWith('Arrow') && target instanceof HTMLInputElement) return;
    event.preventDefault();
    handler();
  });

  if ('mediaSession' in navigator) {
    const { title = '', artist = '', album = '' } = host.dataset;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist, album });
    navigator.mediaSession.setActionHandler('nexttrack', keys['n'] ?? null);
    navigator.mediaSession.setActionHandler('previoustrack', keys['p'] ?? null);
  }

  const hint = document.createElement('p');
  hint.className = 'keys';
  hint.lang = language;
  hint.textContent = labels.keys;
  document.body.append(hint);

  show();
  const linked = chapters.find(({ element }) =>
    element.querySelector(`a[href="${CSS.escape(location.hash)}"]`),
  );
  if (location.hash !== '' && linked !== undefined) seek(linked.startS);
};

const host = document.querySelector<HTMLElement>('#player');
const audio = document.querySelector('audio');
if (host !== null && audio !== null) start(host, audio);
