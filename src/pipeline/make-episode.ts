import { setMaxListeners } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type AssembledEpisode, assembleEpisode } from '../assemble/assemble-episode.js';
import type { ClipSource } from '../assemble/gather-clips.js';
import { ffmpegVersion } from '../audio/ffmpeg.js';
import type { Clip } from '../domain/clip.js';
import type { EngineFacts } from '../domain/facts.js';
import type { Manifest } from '../domain/manifest.js';
import type { Plan, UtteranceItem } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import { creditsOf, describeEpisode } from '../publish/describe-episode.js';
import { collectSooner } from '../util/collect-sooner.js';
import { hashFile } from '../util/hash-file.js';
import { sha256 } from '../util/sha256.js';
import { correctLevels, keptLevels } from './correct-levels.js';
import { episodeFormat } from './episode-format.js';
import { EpisodeMix, isEqualMix, type LevelsOrOff } from './episode-mix.js';
import type { EpisodeMusic } from './find-music.js';
import { gateError, runGate } from './gate.js';
import { readSoundLevels, settleInProject } from './levels-memory.js';
import { loadMusic } from './load-music.js';
import { publishPlayer } from './player-file.js';
import { episodeTag, publishFiles, writeTag } from './publish-files.js';
import type { Publishing } from './publishing.js';
import type { RenderSession } from './render-session.js';
import { storedKeys } from './stored-keys.js';
import { timedUnits } from './timed-units.js';
import { utteranceOf } from './utterance-of.js';

export type EpisodeInput = {
  readonly script: Script;
  readonly plan: Plan;
  readonly facts: ReadonlyMap<string, EngineFacts>;
  /** As `inputsHash` gives it. */
  readonly inputs: string;
  readonly publishing: Publishing;
  /** Of the last render of the script. */
  readonly last: Manifest | null;
  readonly music: EpisodeMusic | null;
  /** Whether a page that plays it is made, too. */
  readonly hasPlayer: boolean;
};

/** Some two hours. */
const MANY_UTTERANCES = 1_200;

/** Of assembling: gains that turn out wrong and peaks that the encoder raised are corrected. */
const MOST_ROUNDS = 4;

/**
 * Asks for every clip at once, in order, so that no engine waits for the encoder; the sound stays in the store.
 * When `signal` aborts, what nobody else waits for is given up.
 */
const requestClips = (
  session: RenderSession,
  { script, plan }: EpisodeInput,
  signal: AbortSignal,
): ReadonlyMap<UtteranceItem, Promise<Clip>> => {
  const clips = new Map<UtteranceItem, Promise<Clip>>();
  for (const item of plan.items) {
    if (item.type !== 'utterance') continue;
    const clip = session.synthesizer.clip(utteranceOf(script, plan, item), signal);
    // The first failure is told by whoever waits for that clip; the others must not end the process.
    clip.catch(() => {});
    clips.set(item, clip);
  }
  return clips;
};

/** The tag as long as it will be: before the sound is laid out, its chapters have no times yet. */
const tagRoom = ({ script, plan, publishing }: EpisodeInput): number => {
  const chapters = script.chapters.map(({ title, url }) => ({ title, url, startMs: 0, endMs: 0 }));
  return episodeTag(publishing, creditsOf(plan), chapters).length;
};

/** Synthesizes and encodes an episode into `dir`: the MP3, what stands beside it, its manifest. Throws HosoError. */
export const makeEpisode = async (
  session: RenderSession,
  input: EpisodeInput,
  dir: string,
): Promise<Manifest> => {
  const { open, cache, onEvent } = session;
  const { script, plan, facts, inputs, publishing, last, music } = input;
  const ending = new AbortController();
  const signal = AbortSignal.any([session.signal, ending.signal]);
  // Every clip that is on its way listens.
  setMaxListeners(0, signal);
  try {
    const ffmpegPath = open.environment.ffmpegPath ?? 'ffmpeg';
    const encoderVersion = ffmpegVersion(ffmpegPath, signal);
    // Waited for below, when the engines are at work.
    encoderVersion.catch(() => {});
    // Before anything is spoken: what is no music ends the render here.
    const loaded =
      music === null ? null : await loadMusic(music, script, plan, cache.clips, ffmpegPath, signal);
    const utterances = plan.items.flatMap((item) => (item.type === 'utterance' ? [item] : []));
    if (utterances.length > MANY_UTTERANCES) collectSooner();
    onEvent({
      type: 'render-start',
      script: script.name,
      utterances: utterances.length,
      distinct: new Set(utterances.map((item) => item.key)).size,
    });
    const stored = await storedKeys(cache.clips, utterances);
    const clips = requestClips(session, input, signal);
    const source: ClipSource = {
      clip: (item) =>
        clips.get(item) ?? Promise.reject(new Error(`utterance ${item.index} was not asked for`)),
    };
    const file = join(dir, `${script.name}.mp3`);
    const leadingBytes = tagRoom(input);
    const { project } = open;
    const { audio, loudness } = project.config;
    const items = loaded?.insertInto(plan.items, true) ?? plan.items;
    const memory = await readSoundLevels(project.levelsFile);
    const mix = new EpisodeMix({
      plan,
      items,
      music: loaded,
      audio,
      loudness,
      last,
      memory,
      clip: source.clip,
    });
    const settle = () => mix.settle(settleInProject(session, script.name));
    const assemble = async (levels: LevelsOrOff, isStreamed: boolean): Promise<AssembledEpisode> => {
      const format = episodeFormat(audio, await encoderVersion, levels?.ceilingDb ?? null);
      return assembleEpisode({
        script: script.name,
        items,
        clip: source.clip,
        ...mix.source(levels),
        bed: mix.bed(levels, format),
        ceilings: levels?.partCeilings ?? {},
        isNew: (item) => isStreamed && (item.key === null || !stored.has(item.key)),
        format,
        ffmpegPath,
        parts: cache.parts,
        concurrency: availableParallelism(),
        file,
        leadingBytes,
        onEvent,
        signal,
      });
    };
    // Known levels let parts be encoded while clips come in; else all clips have to be measured first.
    const known = mix.known();
    let levels = known === undefined ? await settle() : known;
    let isStreamed = known !== undefined;
    const decoded = new Set<string>();
    for (let round = 1; ; round += 1) {
      const assembled = await assemble(levels, isStreamed);
      if (isStreamed) {
        isStreamed = false;
        const settled = await settle();
        if (!isEqualMix(levels, settled)) {
          levels = settled;
          continue;
        }
      }
      const { timeline, bytes: mp3Bytes } = assembled;
      const episode = describeEpisode({ script, plan, timeline, audio, facts });
      await writeTag(file, episodeTag(publishing, episode.credits, episode.chapters), leadingBytes);
      const checked = await runGate({
        file,
        tagBytes: leadingBytes,
        title: publishing.tag.title,
        format: audio,
        assembled,
        episode,
        levels,
        silent: mix.silent,
        decoded,
        store: cache.parts,
        ffmpegPath,
        signal,
      });
      for (const { key, isDecoded } of checked.parts) if (isDecoded) decoded.add(key);
      const corrected = round < MOST_ROUNDS ? correctLevels(levels, checked) : null;
      if (corrected !== null) {
        levels = corrected;
        continue;
      }
      if (checked.problems.length > 0) throw gateError(file, checked.problems);
      const units = await timedUnits(plan.items, timeline.entries, { ...source, ...mix.source(levels) });
      const files = {
        ...(await publishFiles(dir, episode, publishing, units)),
        ...(input.hasPlayer ? await publishPlayer(dir, episode, publishing) : {}),
      };
      const hashes = { script: sha256(script.source), inputs, mp3: await hashFile(file), mp3Bytes };
      const kept = keptLevels(levels, assembled.parts);
      const manifest: Manifest = { ...episode, levels: kept, gate: checked.findings, hashes, files };
      await writeFile(join(dir, `${script.name}.json`), `${JSON.stringify(manifest, null, 1)}\n`);
      return manifest;
    }
  } finally {
    ending.abort();
  }
};
