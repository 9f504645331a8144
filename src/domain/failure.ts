/**
 * The expected problems, told apart by `code`. `message` says what is wrong, `hint` what to do;
 * file, line and column (1-based) say where.
 */
export type FailureCode =
  | 'usage'
  | 'config-invalid'
  | 'voice-invalid'
  | 'voice-unknown'
  | 'host-unknown'
  | 'segment-unknown'
  | 'script-unreadable'
  | 'script-invalid'
  | 'host-undecidable'
  | 'backend-unavailable'
  | 'engines-differ'
  | 'backend-unknown'
  | 'synthesis-failed'
  | 'ffmpeg-missing'
  | 'ffmpeg-failed'
  | 'output-unwritable'
  | 'cache-unwritable'
  | 'gate-failed'
  | 'page-differs'
  | 'lint-errors'
  | 'cancelled';

export type Failure = {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
};

/** The process exit code of each failure; 70 (a bug) belongs to what is thrown and not a HosoError. */
export const EXIT_CODES: Readonly<Record<FailureCode, number>> = {
  'output-unwritable': 1,
  'cache-unwritable': 1,
  'gate-failed': 1,
  'page-differs': 1,
  'synthesis-failed': 1,
  usage: 2,
  'config-invalid': 2,
  'voice-invalid': 2,
  'voice-unknown': 2,
  'host-unknown': 2,
  'segment-unknown': 2,
  'backend-unknown': 2,
  'script-unreadable': 3,
  'script-invalid': 3,
  'host-undecidable': 3,
  'lint-errors': 3,
  'backend-unavailable': 4,
  'engines-differ': 4,
  'ffmpeg-missing': 5,
  'ffmpeg-failed': 5,
  cancelled: 130,
};

/** What I/O layers (backends, ffmpeg, files) throw for an expected problem; pipeline/ turns it into a value. */
export class HosoError extends Error {
  override readonly name = 'HosoError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

/** `file:line:column: message. hint`, as far as each part is known. */
export const formatFailure = (failure: Failure): string => {
  const where = [failure.file, failure.line, failure.line === undefined ? undefined : failure.column]
    .filter((part) => part !== undefined)
    .join(':');
  return `${where === '' ? '' : `${where}: `}${failure.message}${failure.hint === undefined ? '' : `\n  ${failure.hint}`}`;
};
