import type { Failure } from './failure.js';

/** What happens during a render, in the order it happens; loggers only render these. */
export type RenderEvent =
  | {
      /** All scripts that will be rendered, in order, with their length: what is ahead. */
      readonly type: 'batch-start';
      readonly scripts: readonly { readonly script: string; readonly characters: number }[];
    }
  | {
      readonly type: 'render-start';
      readonly script: string;
      readonly utterances: number;
      readonly distinct: number;
    }
  | { readonly type: 'clip-start'; readonly script: string; readonly index: number; readonly segment: number }
  | {
      readonly type: 'clip-cached';
      readonly script: string;
      readonly index: number;
      readonly segment: number;
      readonly durationMs: number;
    }
  | {
      readonly type: 'clip-end';
      readonly script: string;
      readonly index: number;
      readonly segment: number;
      readonly durationMs: number;
    }
  | {
      readonly type: 'clip-retry';
      readonly script: string;
      readonly index: number;
      readonly attempt: number;
      readonly reason: string;
      readonly address: string | null;
    }
  | {
      readonly type: 'engine-away';
      readonly backend: string;
      readonly address: string | null;
      readonly reason: string;
    }
  | { readonly type: 'engine-back'; readonly backend: string; readonly address: string | null }
  | { readonly type: 'part-start'; readonly script: string; readonly part: number }
  | { readonly type: 'part-cached'; readonly script: string; readonly part: number }
  | { readonly type: 'part-end'; readonly script: string; readonly part: number }
  | { readonly type: 'lock-wait'; readonly script: string; readonly pid: number }
  /** `script` is null for what belongs to a batch as a whole. */
  | { readonly type: 'warning'; readonly script: string | null; readonly message: string }
  | {
      readonly type: 'render-end';
      readonly script: string;
      readonly file: string;
      readonly durationMs: number;
      readonly made: number;
      readonly cached: number;
      readonly upToDate: boolean;
    }
  | { readonly type: 'render-failed'; readonly script: string; readonly failure: Failure };

export type OnEvent = (event: RenderEvent) => void;
