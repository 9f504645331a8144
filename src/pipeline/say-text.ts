import { type Failure, HosoError } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import type { VoiceProfile } from '../domain/voice-profile.js';
import { isSpeakable } from '../util/is-speakable.js';
import { err, type Result } from '../util/result.js';
import { findVoice } from './find-voice.js';
import type { OpenProject } from './open-project.js';
import type { PreviewOptions } from './preview-segment.js';
import { openRenderSession, prepareScript } from './render-session.js';
import { renderWav } from './render-wav.js';

/** A text as a script of one passage, spoken by one voice. */
const scriptOfText = (profile: VoiceProfile, text: string): Script => ({
  path: '(text)',
  name: `say-${profile.id}`,
  host: profile.id,
  program: null,
  date: null,
  source: text,
  segments: [
    {
      index: 1,
      title: null,
      line: 1,
      passages: [{ type: 'speech', voice: profile.id, skill: null, text, line: 1, column: 1, offset: 0 }],
    },
  ],
  chapters: [],
  warnings: [],
});

/** Speaks a text with a voice, named by id, name or alias, to `output/say-<id>.wav`; gives its path. */
export const sayText = async (
  open: OpenProject,
  voice: string,
  text: string,
  options: Omit<PreviewOptions, 'host'>,
): Promise<Result<string, readonly Failure[]>> => {
  const profile = findVoice(open.voices, voice);
  if (!profile.ok) return err([profile.error]);
  if (!isSpeakable(text)) return err([{ code: 'usage', message: 'the text holds nothing to say' }]);
  const prepared = await prepareScript(open, scriptOfText(profile.value, text));
  if (!prepared.ok) return prepared;
  const session = await openRenderSession(open, [prepared.value], options);
  try {
    return await renderWav(session, prepared.value, (plan) => plan.items, prepared.value.script.name);
  } catch (error) {
    if (options.signal.aborted) return err([{ code: 'cancelled', message: 'cancelled' }]);
    if (error instanceof HosoError) return err([error.failure]);
    throw error;
  } finally {
    await session.close();
  }
};
