import { HosoError } from '../domain/failure.js';

export type EngineTrouble = {
  readonly address: string | null;
  readonly error: string | null;
  readonly hint?: string | undefined;
};

const DOCTOR_HINT = 'hoso doctor tells what answers.';
const KEPT_HINT =
  'What has been made is kept: when an engine is back, the same command makes the rest. hoso doctor tells what answers.';

/** Names each engine of a backend and what it last said; `inWork` when they were lost after they had worked. */
export const backendUnavailable = (
  backend: string,
  troubles: readonly EngineTrouble[],
  { inWork = false }: { readonly inWork?: boolean } = {},
): HosoError => {
  const lines = troubles.map(({ address, error }) =>
    [address, error ?? 'no answer'].filter((part) => part !== null).join(': '),
  );
  const message =
    lines.length === 1
      ? `${backend} does not work: ${lines[0]}`
      : `No ${backend} engine works:\n  ${lines.join('\n  ')}`;
  const mend = troubles.find((trouble) => trouble.hint !== undefined)?.hint;
  const hint = [mend, inWork ? KEPT_HINT : mend === undefined ? DOCTOR_HINT : undefined]
    .filter((part) => part !== undefined)
    .join('\n  ');
  return new HosoError({ code: 'backend-unavailable', message, hint });
};
