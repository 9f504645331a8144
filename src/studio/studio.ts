import type { Mp3Measures } from '../pipeline/mp3-measures.js';
import type { Workbench } from '../pipeline/workbench.js';
import type { DictionaryDesk } from './dictionary-desk.js';
import type { EngineWatch } from './engine-watch.js';
import type { EventHub } from './event-hub.js';
import type { ProjectWatch } from './project-watch.js';
import type { RenderQueue } from './render-queue.js';
import type { ScriptDesk } from './script-desk.js';
import type { SoundStore } from './sound-store.js';

/** What the routes of one run of the server work with. */
export type Studio = {
  /** Another one after each start. */
  readonly run: string;
  readonly token: string;
  readonly version: string;
  readonly bench: Workbench;
  readonly desk: ScriptDesk;
  readonly hub: EventHub;
  readonly sounds: SoundStore;
  readonly measures: Mp3Measures;
  readonly renders: RenderQueue;
  readonly dictionary: DictionaryDesk;
  readonly watch: ProjectWatch;
  readonly engines: EngineWatch;
  /** Id of the script that was named on the command line. */
  readonly script: string | null;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Ends with the server. */
  readonly signal: AbortSignal;
};
