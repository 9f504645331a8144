import type { EpisodeView, SpokenSound } from '../../../domain/studio-api.js';
import { sentencesOf } from '../state/sentences.js';
import { createStore } from '../state/store.js';
import { cutRuns, type Run } from './cut-runs.js';
import { findTime, type TimedSentence } from './find-time.js';
import { playStretch } from './play-stretch.js';
import { type PlayerAction, type PlayerState, reducePlayer, silent } from './player-state.js';
import { timesOf } from './times-of.js';

type PlayerNeeds = {
  readonly view: () => EpisodeView | null;
  readonly speak: (from: number, to: number, signal: AbortSignal) => Promise<SpokenSound>;
  readonly onProblem: (error: unknown) => void;
};

const createAudio = (name: string): HTMLAudioElement => {
  const audio = document.createElement('audio');
  audio.preload = 'metadata';
  audio.dataset['testid'] = name;
  document.body.append(audio);
  return audio;
};

/** Plays sentences: out of the MP3 where it holds them as they are now, else as sounds that the server makes. */
export const createPlayer = ({ view, speak, onProblem }: PlayerNeeds) => {
  const episode = createAudio('audio-episode');
  const speech = createAudio('audio-speech');
  const store = createStore<PlayerState, PlayerAction>(silent, reducePlayer);
  let running: AbortController | null = null;

  const sounding = (): HTMLAudioElement => (store.get().source === 'speech' ? speech : episode);

  const halt = (): void => {
    running?.abort();
    running = null;
    episode.pause();
    speech.pause();
  };

  const stop = (): void => {
    halt();
    store.dispatch({ type: 'over' });
  };

  const tell = (source: 'episode' | 'speech', times: readonly TimedSentence[]) => (ms: number) => {
    const sentence = times[Math.max(0, findTime(times, ms))]?.index ?? null;
    store.dispatch({ type: 'at', source, sentence });
  };

  const playEpisode = (startMs: number, endMs: number | null, signal: AbortSignal): Promise<void> => {
    const current = view();
    const onTime = tell('episode', current === null ? [] : timesOf(current));
    return playStretch(episode, { startMs, endMs, onTime }, signal);
  };

  const playSpeech = (sound: SpokenSound, signal: AbortSignal): Promise<void> => {
    speech.src = sound.url;
    return playStretch(speech, { startMs: 0, endMs: null, onTime: tell('speech', sound.sentences) }, signal);
  };

  const prepare = (run: Run | undefined, signal: AbortSignal): Promise<SpokenSound> | null => {
    if (run?.source !== 'speech') return null;
    const sound = speak(run.from, run.to, signal);
    // Whoever waits for it is told; nobody may come to wait for it.
    sound.catch(() => undefined);
    return sound;
  };

  const playRuns = async (runs: readonly Run[], signal: AbortSignal): Promise<void> => {
    let prepared = prepare(runs[0], signal);
    for (const [place, run] of runs.entries()) {
      if (run.source === 'episode') {
        prepared = prepare(runs[place + 1], signal);
        await playEpisode(run.startMs, run.endMs, signal);
        episode.pause();
      } else {
        store.dispatch({ type: 'waiting', sentence: run.from });
        const sound = await (prepared ?? speak(run.from, run.to, signal));
        signal.throwIfAborted();
        prepared = prepare(runs[place + 1], signal);
        await playSpeech(sound, signal);
      }
    }
  };

  const start = (work: (signal: AbortSignal) => Promise<void>): void => {
    halt();
    const controller = new AbortController();
    running = controller;
    store.dispatch({ type: 'resumed' });
    work(controller.signal).then(
      () => {
        if (running === controller) stop();
      },
      (error: unknown) => {
        if (running !== controller) return;
        stop();
        onProblem(error);
      },
    );
  };

  /** Plays the sentences from `from` to `to`, both included. */
  const play = (from: number, to: number): void => {
    const current = view();
    if (current === null) return;
    const runs = cutRuns(sentencesOf(current), from, to, current.audio !== null);
    if (runs.length > 0) start((signal) => playRuns(runs, signal));
  };

  const pause = (): void => {
    const { status } = store.get();
    if (status === 'loading') stop();
    if (status !== 'playing') return;
    sounding().pause();
    store.dispatch({ type: 'paused' });
  };

  const resume = (): void => {
    if (store.get().status !== 'paused') return;
    if (running === null) {
      const startMs = episode.currentTime * 1000;
      start((signal) => playEpisode(startMs, null, signal));
      return;
    }
    store.dispatch({ type: 'resumed' });
    sounding().play().catch(onProblem);
  };

  /** Goes to a time of the MP3: on playing if something plays, else silently. */
  const seek = (ms: number): void => {
    const isPlaying = store.get().status === 'playing';
    halt();
    if (isPlaying) {
      start((signal) => playEpisode(ms, null, signal));
      return;
    }
    episode.currentTime = ms / 1000;
    const current = view();
    const times = current === null ? [] : timesOf(current);
    store.dispatch({ type: 'placed', sentence: times[Math.max(0, findTime(times, ms))]?.index ?? null });
  };

  /** Takes another MP3, or none. */
  const load = (url: string | null): void => {
    if ((episode.getAttribute('src') ?? null) === url) return;
    if (store.get().source === 'episode') stop();
    if (url === null) episode.removeAttribute('src');
    else episode.src = url;
    episode.load();
  };

  return { store, episode, speech, play, pause, resume, seek, stop, load };
};

export type Player = ReturnType<typeof createPlayer>;
