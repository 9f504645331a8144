import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { parseScript } from '../parse/parse-script.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import type { PageTitles } from './publishing.js';
import { type PreparedScript, prepareScript } from './render-session.js';
import { scriptRules } from './script-rules.js';

/** A text as a script that `render` would make of it. */
export type SourceScript = {
  readonly script: Script;
  readonly page: PageTitles | null;
  /** What is wrong with its page, or with the voices that it needs. */
  readonly prepared: Result<PreparedScript, readonly Failure[]>;
};

/**
 * Reads a text as the script at `path` (as messages name it), with the titles that the episode's page gives; the text
 * need not be what the file holds.
 */
export const scriptOfSource = async (
  open: OpenProject,
  source: string,
  path: string,
  host?: string,
): Promise<Result<SourceScript, readonly Failure[]>> => {
  const parsed = parseScript(source, path, scriptRules(open, host));
  if (!parsed.ok) return parsed;
  if (open.project.config.pages.dir === undefined) {
    const prepared = await prepareScript(open, parsed.value);
    return ok({
      script: parsed.value,
      page: null,
      prepared: prepared.ok ? ok({ ...prepared.value, page: null }) : prepared,
    });
  }
  const { withPage } = await import('./page-of-script.js');
  const titled = await withPage(open, parsed.value, null);
  if (!titled.ok) return ok({ script: parsed.value, page: null, prepared: err(titled.error) });
  const { script, page } = titled.value;
  const prepared = await prepareScript(open, script);
  return ok({ script, page, prepared: prepared.ok ? ok({ ...prepared.value, page }) : prepared });
};
