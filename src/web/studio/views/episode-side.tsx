import { useEffect, useState } from 'preact/hooks';
import { m } from '../i18n/m.js';
import { Chapters } from './chapters.js';
import { FindingsSummary } from './findings-summary.js';
import { ReadingsChoice } from './readings-choice.js';

const useIsWide = (): boolean => {
  const [query] = useState(() => matchMedia('(min-width: 1000px)'));
  const [isWide, setWide] = useState(query.matches);
  useEffect(() => {
    const change = (): void => setWide(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, [query]);
  return isWide;
};

/** What helps to find one's way: chapters, findings, what is shown of readings. Folded where there is little room. */
export const EpisodeSide = () => {
  const isWide = useIsWide();
  const content = (
    <div class="episode-side">
      <Chapters />
      <FindingsSummary />
      <ReadingsChoice />
    </div>
  );
  return isWide ? (
    content
  ) : (
    <details class="side-fold">
      <summary>{m.overview}</summary>
      {content}
    </details>
  );
};
