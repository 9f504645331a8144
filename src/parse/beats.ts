/** The delimiter of skill passages; elsewhere a pause. */
export const BEAT = '\u3000、。';

/** Offsets of all beats of the source, in order. */
export const findBeats = (source: string): readonly number[] => {
  const beats: number[] = [];
  for (let at = source.indexOf(BEAT); at !== -1; at = source.indexOf(BEAT, at + BEAT.length)) beats.push(at);
  return beats;
};
