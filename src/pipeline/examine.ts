import { ffmpegVersion, hasMp3Encoder } from '../audio/ffmpeg.js';
import { backendNamed, backendNames } from '../backends/registry.js';
import type { EngineFacts } from '../domain/facts.js';
import { HosoError } from '../domain/failure.js';
import type { AskedEngine } from '../synthesize/ask-engine.js';
import { type ExaminedMusic, examineMusic } from './examine-music.js';
import type { OpenProject } from './open-project.js';
import { type BackendSurvey, type SurveyedVoice, surveyBackend } from './survey-backend.js';

/** One thing that doctor looked at. */
export type Finding = {
  readonly kind: 'ffmpeg' | 'engine' | 'engines' | 'voice' | 'music';
  readonly what: string;
  readonly works: boolean;
  /** hoso cannot render without it as it is configured. */
  readonly isNeeded: boolean;
  readonly detail: string;
  /** What mends it. */
  readonly hint: string | null;
  readonly backend?: string;
  readonly address?: string | null;
  /** Of an engine that answers; the counts where it tells its voices. */
  readonly version?: string | null;
  readonly speakers?: number;
  readonly styles?: number;
  /** Id of the profile, and where in its file the mistake is. */
  readonly voice?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
};

const examineFfmpeg = async (open: OpenProject, signal: AbortSignal): Promise<Finding> => {
  const finding = { kind: 'ffmpeg', what: 'ffmpeg', isNeeded: true } as const;
  const path = open.environment.ffmpegPath ?? 'ffmpeg';
  try {
    const version = await ffmpegVersion(path, signal);
    const works = await hasMp3Encoder(path, signal);
    const hint = works
      ? null
      : 'Install an ffmpeg with libmp3lame (Debian and Homebrew have it), or set FFMPEG_PATH to one.';
    const detail = works ? version : `${version} cannot write MP3 (no libmp3lame)`;
    return { ...finding, works, detail, hint };
  } catch (error) {
    if (!(error instanceof HosoError)) throw error;
    const { message, hint = null } = error.failure;
    return { ...finding, works: false, detail: message, hint };
  }
};

/** How many voices an engine offers; one style may go by several names. */
const countsOf = ({ styles = [] }: EngineFacts): { speakers: number; styles: number } => {
  const speakerOf = new Map<number, string>();
  for (const { id, speaker } of styles) if (!speakerOf.has(id)) speakerOf.set(id, speaker);
  return { speakers: new Set(speakerOf.values()).size, styles: speakerOf.size };
};

const engineDetail = (facts: EngineFacts): string => {
  const counts = countsOf(facts);
  const isByStyle = facts.styles?.some(({ style }) => style !== '') ?? false;
  const offered = isByStyle
    ? `${counts.speakers} speakers, ${counts.styles} styles`
    : `${counts.styles} voices`;
  return [facts.version ?? 'ready', ...(counts.styles === 0 ? [] : [offered])].join(', ');
};

const engineFinding = (
  backend: string,
  { address, facts, error, hint }: AskedEngine,
  isNeeded: boolean,
): Finding => ({
  kind: 'engine',
  what: address === null ? backend : `${backend} at ${address}`,
  works: facts !== null,
  isNeeded,
  detail: facts === null ? (error ?? 'no answer') : engineDetail(facts),
  hint,
  backend,
  address,
  ...(facts !== null && { version: facts.version }),
  ...(facts?.styles !== undefined && countsOf(facts)),
});

const voiceFinding = (
  backend: string,
  { voice, language, credit, style, failure }: SurveyedVoice,
  isNeeded: boolean,
): Finding => {
  const what = `${backend}: voice ${voice}${language === null ? '' : ` (${language})`}`;
  const common = { kind: 'voice', what, isNeeded, backend, voice } as const;
  if (failure === null) {
    const speaker = style === null ? '' : ` (${[style.speaker, style.style].filter(Boolean).join(' ')})`;
    return { ...common, works: true, detail: `${credit}${speaker}`, hint: null };
  }
  const { message, hint = null, file = '', line = 1, column = 1 } = failure;
  return {
    ...common,
    works: false,
    detail: `${file}:${line}:${column}: ${message}`,
    hint,
    file,
    line,
    column,
  };
};

const differenceFinding = (backend: string, difference: string, isNeeded: boolean): Finding => ({
  kind: 'engines',
  what: `${backend}: engines`,
  works: false,
  isNeeded,
  detail: `they do not sound alike (${difference})`,
  hint: 'Give all of them the same version, user dictionary and voices; --allow-mixed-engines renders with different versions.',
  backend,
});

/** `isDefault`: what renders by default needs one engine at least, and one voice. */
const backendFindings = (survey: BackendSurvey, isDefault: boolean): readonly Finding[] => {
  const { backend, engines, facts, difference, voices } = survey;
  const hasVoice = voices.some(({ failure }) => failure === null);
  return [
    ...engines.map((engine) => engineFinding(backend, engine, isDefault && facts === null)),
    ...(difference === null ? [] : [differenceFinding(backend, difference, isDefault)]),
    ...voices.map((voice) => voiceFinding(backend, voice, isDefault && !hasVoice)),
  ];
};

const examineBackend = async (
  open: OpenProject,
  name: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> => {
  const backend = await backendNamed(name);
  if (!backend.ok) return [];
  const isDefault = name === open.project.config.backend;
  const isUsed = [...open.voices.profiles.values()].some((profile) =>
    Object.entries(profile.backends).some(([block, parts]) =>
      Array.isArray(parts) ? parts.some((part) => part.backend === name) : block === name,
    ),
  );
  if (!isDefault && !isUsed) return [];
  return backendFindings(await surveyBackend(open, backend.value, signal), isDefault);
};

const musicFinding = ({ path, where, setting, seconds, problem }: ExaminedMusic): Finding => ({
  kind: 'music',
  what: setting,
  works: seconds !== null,
  isNeeded: false,
  detail: seconds === null ? `${path}: ${problem}` : `${path} (${seconds.toFixed(1)} s)`,
  hint:
    seconds === null ? 'Name a sound file, relative to the file that names it, or leave the line out.' : null,
  ...(where !== null && { file: where }),
});

/** Looks at ffmpeg, the engines of every backend that a profile uses, voices and music. Throws HosoError `cancelled`. */
export const examine = async (
  open: OpenProject,
  signal: AbortSignal,
  unusable: ReadonlySet<string> = new Set(),
): Promise<readonly Finding[]> => {
  const names = backendNames.filter((name) => !unusable.has(name));
  const backends = await Promise.all(names.map((name) => examineBackend(open, name, signal)));
  const ffmpeg = await examineFfmpeg(open, signal);
  // Without ffmpeg nothing can be said of it.
  const music = ffmpeg.works ? await examineMusic(open, open.environment.ffmpegPath ?? 'ffmpeg', signal) : [];
  return [ffmpeg, ...backends.flat(), ...music.map(musicFinding)];
};
