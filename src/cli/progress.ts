import type { OnEvent, RenderEvent } from '../domain/events.js';
import type { CliIo } from './cli-io.js';
import type { CommonFlags } from './common-options.js';

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

type Running = {
  readonly script: string;
  readonly total: number;
  readonly startedAtMs: number;
  done: number;
  made: number;
  segment: number;
  soundMs: number;
};

/** What a terminal shows of one render: segment, utterance, sound made, time left from the measured speed. */
const progressText = (running: Running, nowMs: number): string => {
  const { done, total, made, segment, soundMs } = running;
  const elapsedMs = nowMs - running.startedAtMs;
  const left = made > 0 && total > done ? (elapsedMs / made) * (total - done) : null;
  const parts = [`segment ${segment}`, `${done}/${total}`, `${clock(soundMs / 1000)} of sound`];
  if (left !== null) parts.push(`${clock(left / 1000)} left`);
  return parts.join('  ');
};

/** Cuts a text to a number of terminal columns; kana and kanji take two. */
const fitColumns = (text: string, columns: number): string => {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += (character.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1;
    if (used > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
};

export type Progress = {
  readonly onEvent: OnEvent;
  /** Takes the progress line away; call it before anything else is printed, and at the end. */
  clear(): void;
};

/** A line that is drawn again and again on a terminal; plain lines elsewhere; JSON lines with --json. */
export const createProgress = (io: CliIo, flags: CommonFlags): Progress => {
  if (flags.json === true) {
    return { onEvent: (event) => io.stdout(`${JSON.stringify(event)}\n`), clear: () => {} };
  }
  const isTerminal = io.terminalColumns !== null && !io.environment.ci && flags.quiet !== true;
  const running = new Map<string, Running>();
  let shownAtMs = 0;
  let isShown = false;

  const clear = (): void => {
    if (isShown) io.stderr('\r\u001b[K');
    isShown = false;
  };
  const tell = (line: string): void => {
    clear();
    io.stderr(`${line}\n`);
  };
  const draw = (current: Running): void => {
    const nowMs = Date.now();
    if (!isTerminal || (nowMs - shownAtMs < 100 && current.done < current.total)) return;
    shownAtMs = nowMs;
    const others = running.size > 1 ? ` (+${running.size - 1})` : '';
    const text = `${current.script}${others}  ${progressText(current, nowMs)}`;
    io.stderr(`\r\u001b[K${fitColumns(text, (io.terminalColumns ?? 80) - 1)}`);
    isShown = true;
  };
  const count = (event: Extract<RenderEvent, { type: 'clip-cached' | 'clip-end' }>): void => {
    const current = running.get(event.script);
    if (current === undefined) return;
    current.done += 1;
    if (event.type === 'clip-end') current.made += 1;
    current.segment = event.segment;
    current.soundMs += event.durationMs;
    draw(current);
  };

  const onEvent: OnEvent = (event) => {
    if (flags.quiet === true) return;
    switch (event.type) {
      case 'render-start':
        running.set(event.script, {
          script: event.script,
          total: event.utterances,
          startedAtMs: Date.now(),
          done: 0,
          made: 0,
          segment: 1,
          soundMs: 0,
        });
        if (!isTerminal) tell(`${event.script}: ${event.utterances} utterances`);
        break;
      case 'clip-cached':
      case 'clip-end':
        count(event);
        break;
      case 'clip-retry':
        tell(`${event.script}: utterance ${event.index} is tried again: ${event.reason}`);
        break;
      case 'engine-away':
        tell(
          `${event.backend}${event.address === null ? '' : ` at ${event.address}`} is away: ${event.reason}`,
        );
        break;
      case 'engine-back':
        tell(`${event.backend}${event.address === null ? '' : ` at ${event.address}`} is back`);
        break;
      case 'lock-wait':
        tell(`${event.script}: waiting for process ${event.pid}, which renders it too`);
        break;
      case 'warning':
        tell(`${event.script}: warning: ${event.message}`);
        break;
      case 'render-end':
        running.delete(event.script);
        tell(
          event.upToDate
            ? `${event.script}: up to date (${clock(event.durationMs / 1000)})`
            : `${event.script}: ${clock(event.durationMs / 1000)} of sound, ${event.made} made, ${event.cached} from the cache`,
        );
        break;
      case 'render-failed':
        running.delete(event.script);
        clear();
        break;
      default:
        break;
    }
  };
  return { onEvent, clear };
};
