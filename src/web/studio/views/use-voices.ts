import type { StudioVoice } from '../../../domain/studio-api.js';
import { useStudio } from '../studio.js';
import { useStore } from './use-store.js';

const NONE: readonly StudioVoice[] = [];

/** The project's voices. */
export const useVoices = (): readonly StudioVoice[] =>
  useStore(useStudio().store, (state) => state.session?.voices ?? NONE);
