/** Pieces of music that the example project plays. */
const PLAYED = /^# {3}# (opening|ending|sting|skill)(: .*)$/;
/** Left out until it is wanted. */
const LEFT_OUT = /^# {3}(?:# )?(bed|bedLu|duckDb)(: .*)$/;

/** The config that comes with hoso, for a project that has the files it names: with the jingles on, the bed off. */
export const exampleConfig = (config: string): string =>
  config
    .split('\n')
    .map((line) =>
      line === '# music:' ? 'music:' : line.replace(PLAYED, '  $1$2').replace(LEFT_OUT, '  # $1$2'),
    )
    .join('\n');
