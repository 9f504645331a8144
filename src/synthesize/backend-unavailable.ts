import { HosoError } from '../domain/failure.js';

export type EngineTrouble = {
  readonly address: string | null;
  readonly error: string | null;
  readonly hint?: string | undefined;
};

/** Names each engine of a backend and what it last said. */
export const backendUnavailable = (backend: string, troubles: readonly EngineTrouble[]): HosoError => {
  const lines = troubles.map(({ address, error }) =>
    [address, error ?? 'no answer'].filter((part) => part !== null).join(': '),
  );
  const message =
    lines.length === 1
      ? `${backend} does not work: ${lines[0]}`
      : `No ${backend} engine works:\n  ${lines.join('\n  ')}`;
  const hint =
    troubles.find((trouble) => trouble.hint !== undefined)?.hint ??
    'What has been made is kept: when the engine is back, the same command makes the rest. hoso doctor tells what answers.';
  return new HosoError({ code: 'backend-unavailable', message, hint });
};
