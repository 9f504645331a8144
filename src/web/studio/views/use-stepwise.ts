import { useEffect, useState } from 'preact/hooks';

/** About two screens at once, the rest a piece at a time, so that the page answers meanwhile. */
const STEP = 40;

/** How many of `total` rows of a long list are drawn by now. */
export const useStepwise = (total: number): number => {
  const [drawn, setDrawn] = useState(STEP);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => setDrawn(drawn + STEP));
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return drawn;
};
