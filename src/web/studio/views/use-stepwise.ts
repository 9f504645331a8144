import { useEffect, useState } from 'preact/hooks';

/** A long list is drawn a piece a frame, so that the page answers meanwhile. */
const FIRST = 2;

/** How many of `total` pieces are drawn by now. */
export const useStepwise = (total: number): number => {
  const [drawn, setDrawn] = useState(FIRST);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => setDrawn(drawn + 1));
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return Math.min(drawn, total);
};
