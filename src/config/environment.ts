/** The one place that reads the environment. Values may be secret: they are handed on by name and never printed. */
export type Environment = {
  readonly get: (name: string) => string | undefined;
  /** A given ffmpeg instead of the one on PATH. */
  readonly ffmpegPath: string | undefined;
  readonly ci: boolean;
  readonly noColor: boolean;
};

export const readEnvironment = (): Environment => {
  const get = (name: string): string | undefined => {
    const value = process.env[name];
    return value === undefined || value === '' ? undefined : value;
  };
  return {
    get,
    ffmpegPath: get('FFMPEG_PATH'),
    ci: get('CI') !== undefined && get('CI') !== 'false',
    noColor: get('NO_COLOR') !== undefined,
  };
};
