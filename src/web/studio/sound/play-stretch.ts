export type Stretch = {
  readonly startMs: number;
  /** Null: to the end of the sound. */
  readonly endMs: number | null;
  readonly onTime: (ms: number) => void;
};

const untilSeekable = (audio: HTMLAudioElement, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) {
      resolve();
      return;
    }
    audio.addEventListener('loadedmetadata', () => resolve(), { once: true, signal });
    audio.addEventListener('error', () => reject(new Error(audio.error?.message ?? 'audio')), {
      once: true,
      signal,
    });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (audio.preload === 'none') audio.load();
  });

const untilOver = (audio: HTMLAudioElement, { endMs, onTime }: Stretch, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const over = new AbortController();
    const options = { signal: over.signal };
    let frame = 0;
    const finish = (settle: () => void): void => {
      over.abort();
      cancelAnimationFrame(frame);
      settle();
    };
    const look = (): void => {
      const ms = audio.currentTime * 1000;
      if (endMs !== null && ms >= endMs) finish(resolve);
      else onTime(ms);
    };
    // Each frame while the page is seen; `timeupdate` comes also when it is not.
    const follow = (): void => {
      if (over.signal.aborted) return;
      if (!audio.paused) look();
      if (!over.signal.aborted) frame = requestAnimationFrame(follow);
    };
    audio.addEventListener('timeupdate', look, options);
    audio.addEventListener('ended', () => finish(resolve), options);
    audio.addEventListener(
      'error',
      () => finish(() => reject(new Error(audio.error?.message ?? 'audio'))),
      options,
    );
    signal.addEventListener('abort', () => finish(() => reject(signal.reason)), options);
    frame = requestAnimationFrame(follow);
  });

/** Plays a stretch of a sound to its end, through whatever pauses are made meanwhile. Rejects when called off. */
export const playStretch = async (
  audio: HTMLAudioElement,
  stretch: Stretch,
  signal: AbortSignal,
): Promise<void> => {
  await untilSeekable(audio, signal);
  signal.throwIfAborted();
  // Setting the time makes a hole even where it is the time already.
  if (Math.abs(audio.currentTime * 1000 - stretch.startMs) > 30) audio.currentTime = stretch.startMs / 1000;
  stretch.onTime(stretch.startMs);
  const over = untilOver(audio, stretch, signal);
  await Promise.all([audio.play(), over]);
};
