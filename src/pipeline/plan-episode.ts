import type { Failure } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import { ok, type Result } from '../util/result.js';
import { type EpisodeMusic, findMusic, musicInputs } from './find-music.js';
import { inputsHash } from './inputs-hash.js';
import type { Engines } from './open-engines.js';
import type { OpenProject } from './open-project.js';
import { type PlannedScript, planScript } from './plan-script.js';
import { type Publishing, preparePublishing, publishingInputs } from './publishing.js';
import type { PreparedScript } from './render-session.js';

/** What an episode is made of besides its plan, and the hash by which it is up to date. */
export type EpisodeInputs = {
  readonly hash: string;
  readonly publishing: Publishing;
  readonly music: EpisodeMusic | null;
};

export type PlannedEpisode = PlannedScript & {
  /** Or what keeps it from being rendered: a cover or music that is not there. */
  readonly inputs: Result<EpisodeInputs, readonly Failure[]>;
};

type Planned = Promise<Result<PlannedEpisode, readonly Failure[]>>;

/** Plans, remembered for as long as script, engines and manifest are the same objects. */
export class PlanMemory {
  readonly #known = new WeakMap<
    PreparedScript,
    { readonly engines: Engines; readonly last: Manifest | null; readonly planned: Planned }
  >();

  /** As `planEpisode`. */
  plan(open: OpenProject, prepared: PreparedScript, engines: Engines, last: Manifest | null): Planned {
    const known = this.#known.get(prepared);
    if (known?.engines === engines && known.last === last) return known.planned;
    const planned = planEpisode(open, prepared, engines, last);
    this.#known.set(prepared, { engines, last, planned });
    // What was thrown may be another time.
    planned.catch(() => this.#known.delete(prepared));
    return planned;
  }
}

/** Plans a script, and tells the hash by which `render` decides whether its episode is up to date. */
export const planEpisode = async (
  open: OpenProject,
  prepared: PreparedScript,
  engines: Engines,
  last: Manifest | null,
): Promise<Result<PlannedEpisode, readonly Failure[]>> => {
  const { script, voices, page } = prepared;
  const planned = planScript(open, prepared, engines, last);
  if (!planned.ok) return planned;
  const publishing = await preparePublishing(open, script, page ?? null);
  if (!publishing.ok) return ok({ ...planned.value, inputs: publishing });
  const music = await findMusic(open, script);
  if (!music.ok) return ok({ ...planned.value, inputs: music });
  const hash = inputsHash(script, planned.value.plan, open.project.config, {
    published: publishingInputs(publishing.value, voices.keys()),
    music: musicInputs(music.value),
  });
  const inputs = { hash, publishing: publishing.value, music: music.value };
  return ok({ ...planned.value, inputs: ok(inputs) });
};
