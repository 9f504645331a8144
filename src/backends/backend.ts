import type { z } from 'zod';
import type { EngineFacts } from '../domain/facts.js';
import type { Failure } from '../domain/failure.js';
import type { Pcm } from '../domain/pcm.js';
import type { AudibleOptions } from '../domain/plan.js';
import type { Result } from '../util/result.js';
import type { UserDictionary } from './user-dictionary.js';

export type Capabilities = {
  /** The longest reading of one request, in characters (UTF-16 units). */
  readonly maxTextLength: number;
  /** Requests in flight that one address can use well; null: as many as there are cores. */
  readonly maxConcurrency: number | null;
  /** Whether `synthesize` tells when each mora or word is spoken. */
  readonly timing: 'none' | 'mora' | 'word';
  /** What the engine reads well by itself: the reading steps left to it (names of reading/ steps). */
  readonly readsWell: readonly string[];
};

/** A voice's options after defaults and look-ups (a style's id, say): exactly what decides the sound. */
export type ResolvedVoice = {
  readonly options: AudibleOptions;
  /** Hash of the voice's file (or `revision:` for command); null where the engine's version covers it. */
  readonly voiceHash: string | null;
};

export type SynthesisRequest = {
  readonly reading: string;
  /** The `options` of a ResolvedVoice of the same backend. */
  readonly options: AudibleOptions;
};

/** Start and end of a piece of the reading's sound, in seconds from the clip's start. */
export type TimedUnit = { readonly text: string; readonly startS: number; readonly endS: number };

export type SynthesisResult = {
  readonly pcm: Pcm;
  readonly timing?: readonly TimedUnit[];
};

/** One engine at one address. It never retries, caches, logs or starts ffmpeg; it throws BackendError. */
export interface BackendSession {
  /** Where the engine is, for messages; null for an embedded one. */
  readonly address: string | null;
  readonly facts: EngineFacts;
  /** Loads what the first request would otherwise wait for. */
  prepare?(voices: readonly ResolvedVoice[], signal: AbortSignal): Promise<void>;
  /** The kana that the engine will say for a reading. */
  pronounce?(request: SynthesisRequest, signal: AbortSignal): Promise<string>;
  synthesize(request: SynthesisRequest, signal: AbortSignal): Promise<SynthesisResult>;
  close(): Promise<void>;
}

/** How the engines that some settings name take requests, where that is not what `capabilities` say. */
export type Serving = {
  /** Never more requests at a time to one address, whatever `--jobs` says. */
  readonly maxInFlight: number;
  /** Changing from one kind of request to another costs the engine time: those of one kind go one after the other. */
  readonly kindOf: (options: AudibleOptions) => string;
};

/** `option` names the option that is wrong, where it is one. */
export type VoiceFailure = Failure & { readonly option?: string };

export type OpenContext = {
  /** The backend's settings from hoso.config.yaml, checked by `settingsSchema`. */
  readonly settings: unknown;
  /** Checked options of every voice that will be used, so that facts can cover their files. */
  readonly voices: readonly unknown[];
  /** Folder that relative paths in options and settings start from. */
  readonly baseDir: string;
  /** sha256 of a file, remembered by path, size and mtime. */
  readonly hashFile: (path: string) => Promise<string>;
  /** Environment variables the backend named in `environment`; never logged. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
};

/**
 * A TTS driver: one file in backends/ and one line in the registry. `Settings` is the backend's block in
 * hoso.config.yaml (where the engine is), `Options` a voice's block (how it sounds).
 */
export interface Backend<Settings = unknown, Options = unknown> {
  readonly name: string;
  /** Raised when the same request would sound different than before, or tell more: part of every clip key. */
  readonly revision: number;
  readonly settingsSchema: z.ZodType<Settings>;
  readonly optionsSchema: z.ZodType<Options>;
  /** Names of the options that change the sound; only they are in clip keys. */
  readonly audibleOptions: readonly string[];
  readonly capabilities: Capabilities;
  /** Names of the environment variables that `OpenContext.env` shall hold. */
  environment(settings: Settings): readonly string[];
  /** Null, or left out: as `capabilities` say, in any order. */
  serving?(settings: Settings): Serving | null;
  /** One entry per address that `open` may be called for; `[null]` for an embedded engine. */
  addresses(settings: Settings, env: OpenContext['env']): readonly (string | null)[];
  /** Reaches the engine and asks for its facts; throws BackendError `unavailable` when it does not answer. */
  open(address: string | null, context: OpenContext): Promise<BackendSession>;
  /** Pure: checks a voice against the facts. The failure names what is wrong and the nearest names. */
  resolve(options: Options, facts: EngineFacts): Result<ResolvedVoice, VoiceFailure>;
  /** The user dictionary inside the engine, where it has one; used for `hoso dictionary push` only. */
  userDictionary?(address: string, settings: Settings): UserDictionary;
}

/** `kind` decides what synthesize/ does: only the transient kinds are tried again. */
export type BackendErrorKind =
  | 'unavailable' // nothing answers, or the program is missing
  | 'timeout'
  | 'transient' // reset, 408, 429, 5xx
  | 'bad-audio' // an answer that is no sound, or not the promised one
  | 'rejected'; // the request itself is refused: trying again is no use

export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly kind: BackendErrorKind;
  readonly backend: string;
  readonly address: string | null;
  readonly hint: string | undefined;
  /** As asked for by the engine (Retry-After). */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: BackendErrorKind,
    backend: string,
    message: string,
    details: { address?: string | null; hint?: string; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.backend = backend;
    this.address = details.address ?? null;
    this.hint = details.hint;
    this.retryAfterMs = details.retryAfterMs;
  }
}
