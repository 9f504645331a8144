import { useEffect, useState } from 'preact/hooks';
import { useStudio } from '../studio.js';

export type Follow = {
  readonly isFollowing: boolean;
  /** Goes back to the sentence that is heard. */
  readonly resume: () => void;
};

const SCROLL_KEYS = ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'];

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether a row stands where one reads: not under the head, not in the lowest third. */
const isInSight = (row: Element): boolean => {
  const { top, bottom } = row.getBoundingClientRect();
  return top > innerHeight * 0.12 && bottom < innerHeight * 0.66;
};

const show = (index: number): void => {
  const row = document.querySelector(`[data-sentence="${index}"]`);
  if (row === null || isInSight(row)) return;
  row.scrollIntoView({ block: 'center', behavior: isCalm() ? 'instant' : 'smooth' });
};

/** Keeps the sentence that is heard in sight, until someone scrolls away by hand. */
export const useFollow = (): Follow => {
  const { player, store } = useStudio();
  const [isFollowing, setFollowing] = useState(true);

  useEffect(() => {
    let last: number | null = null;
    return player.store.subscribe(() => {
      const { sentence, status } = player.store.get();
      if (status === 'idle') {
        last = null;
        setFollowing(true);
      }
      if (sentence === null || sentence === last || status === 'idle') return;
      last = sentence;
      if (!isFollowing) return;
      store.dispatch({ type: 'cursor-moved', index: sentence });
      show(sentence);
    });
  }, [player, store, isFollowing]);

  useEffect(() => {
    const leave = (): void => {
      if (player.store.get().status === 'playing') setFollowing(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (SCROLL_KEYS.includes(event.key)) leave();
    };
    addEventListener('wheel', leave, { passive: true });
    addEventListener('touchmove', leave, { passive: true });
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('wheel', leave);
      removeEventListener('touchmove', leave);
      removeEventListener('keydown', onKey);
    };
  }, [player]);

  const resume = (): void => {
    setFollowing(true);
    const { sentence } = player.store.get();
    if (sentence !== null) show(sentence);
  };
  return { isFollowing, resume };
};
