import type { OnEvent, RenderEvent } from '../domain/events.js';
import type { CliIo } from './cli-io.js';
import { clockText } from './clock-text.js';
import type { CommonFlags } from './common-options.js';
import { ProgressModel } from './progress-model.js';
import { createTerminalBlock } from './terminal-block.js';

const REDRAW_AFTER_MS = 100;
const DEFAULT_COLUMNS = 80;

export type Progress = {
  readonly onEvent: OnEvent;
  /** Takes the progress display away; call it before anything else is printed, and at the end. */
  clear(): void;
};

const at = (address: string | null): string => (address === null ? '' : ` at ${address}`);

/** What is worth a line of its own that stays. */
const messageOf = (event: RenderEvent, isBatch: boolean): string | null => {
  switch (event.type) {
    case 'clip-retry':
      return `${event.script}: utterance ${event.index} failed${at(event.address)} and is tried again: ${event.reason}`;
    case 'engine-away':
      return `${event.backend}${at(event.address)} is away: ${event.reason}`;
    case 'engine-back':
      return `${event.backend}${at(event.address)} is back`;
    case 'lock-wait':
      return `${event.script}: waiting for process ${event.pid}, which renders it too`;
    case 'warning':
      return `${event.script === null ? '' : `${event.script}: `}warning: ${event.message}`;
    case 'render-failed':
      // A batch goes on for long; all failures are told again at its end.
      return isBatch ? `${event.script}: failed: ${event.failure.message}` : null;
    case 'render-end': {
      const { script, durationMs, made, cached, upToDate } = event;
      const length = clockText(durationMs / 1000);
      return upToDate
        ? `${script}: up to date (${length})`
        : `${script}: ${length} of sound, ${made} made, ${cached} from the cache`;
    }
    default:
      return null;
  }
};

/** Lines that are drawn over again on a terminal; plain lines elsewhere; JSON lines with --json; nothing with --quiet. */
export const createProgress = (io: CliIo, flags: CommonFlags): Progress => {
  if (flags.json === true) {
    return { onEvent: (event) => io.stdout(`${JSON.stringify(event)}\n`), clear: () => {} };
  }
  if (flags.quiet === true) return { onEvent: () => {}, clear: () => {} };
  const isTerminal = io.terminalColumns !== null && !io.environment.ci;
  const model = new ProgressModel();
  const block = createTerminalBlock(io.stderr, () => io.terminalColumns ?? DEFAULT_COLUMNS);
  let drawnAtMs = Number.NEGATIVE_INFINITY;

  const draw = (isUrgent: boolean): void => {
    const nowMs = performance.now();
    if (!isTerminal || (!isUrgent && nowMs - drawnAtMs < REDRAW_AFTER_MS)) return;
    drawnAtMs = nowMs;
    // One column is left free: some terminals wrap a line that is just full.
    block.draw(model.lines((io.terminalColumns ?? DEFAULT_COLUMNS) - 1, nowMs));
  };

  return {
    onEvent: (event) => {
      model.take(event, performance.now());
      const message = messageOf(event, model.isBatch);
      if (message !== null) {
        block.clear();
        io.stderr(`${message}\n`);
      }
      if (event.type === 'render-start' && !isTerminal) {
        io.stderr(`${event.script}: ${event.utterances} utterances\n`);
      }
      draw(message !== null || event.type === 'render-start');
    },
    clear: () => block.clear(),
  };
};
