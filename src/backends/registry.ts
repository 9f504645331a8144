import type { Failure } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';
import type { Backend } from './backend.js';

/** One line per backend. Each is loaded when it is first asked for, so that `hoso --help` loads none. */
const BACKENDS: Readonly<Record<string, () => Promise<Backend>>> = {
  command: async () => (await import('./command.js')).commandBackend,
  'open-jtalk': async () => (await import('./open-jtalk.js')).openJtalkBackend,
  openai: async () => (await import('./openai.js')).openAiBackend,
  tone: async () => (await import('./tone.js')).toneBackend,
  voicevox: async () => (await import('./voicevox.js')).voicevoxBackend,
};

export const backendNames: readonly string[] = Object.keys(BACKENDS);

/** Loads a backend; the failure `backend-unknown` lists the names there are. */
export const backendNamed = async (name: string): Promise<Result<Backend, Failure>> => {
  const load = Object.hasOwn(BACKENDS, name) ? BACKENDS[name] : undefined;
  if (load === undefined) {
    return err({
      code: 'backend-unknown',
      message: `there is no backend "${name}"`,
      hint: `the backends are: ${backendNames.join(', ')}`,
    });
  }
  return ok(await load());
};
