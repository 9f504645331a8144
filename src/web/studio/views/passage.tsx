import type { PassageView } from '../../../domain/studio-api.js';
import { chooseVoice } from '../actions/change-text.js';
import { m } from '../i18n/m.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { SentenceRow } from './sentence-row.js';
import { useVoices } from './use-voices.js';
import { voiceName, voiceTone } from './voice-tone.js';

type Speech = Extract<PassageView, { type: 'speech' }>;

const VoiceChoice = ({ passage }: { readonly passage: Speech }) => {
  const studio = useStudio();
  const voices = useVoices();
  const name = voiceName(voices, passage.voice);
  // The text may have moved since this was drawn; the place in the list of sentences has not.
  const latest = (): Speech | undefined => {
    const { route, drafts } = studio.store.get();
    const draft = route.view === 'episode' ? drafts[route.id] : undefined;
    const index = passage.sentences[0]?.index;
    return draft?.view.segments
      .flatMap((segment) => segment.passages)
      .find((one): one is Speech => one.type === 'speech' && one.sentences[0]?.index === index);
  };
  const choose = async (select: HTMLSelectElement): Promise<void> => {
    const current = latest();
    const voice = select.value === '' ? null : select.value;
    const isDone = current !== undefined && (await chooseVoice(studio, current, voice));
    // Where it was refused the choice is what the text says.
    if (!isDone) select.value = passage.chosen ?? '';
  };
  return (
    <label class="voice-choice">
      <span class="hidden">{m.voiceOf(name)}</span>
      <select
        data-testid={TEST_IDS.voice(passage.offset)}
        value={passage.chosen ?? ''}
        onChange={(event) => choose(event.currentTarget)}
      >
        <option value="">{passage.chosen === null ? name : m.voiceOfScript}</option>
        {voices.map((voice) => (
          <option key={voice.id} value={voice.id}>
            {voice.name}
          </option>
        ))}
      </select>
    </label>
  );
};

/** What one voice speaks, with its name and colour; or a beat. */
export const Passage = ({ passage, drawn }: { readonly passage: PassageView; readonly drawn: number }) => {
  const voices = useVoices();
  if (passage.type === 'beat') {
    return (
      <p class="beat">
        <span>{m.beat}</span>
      </p>
    );
  }
  const sentences = passage.sentences.filter((sentence) => sentence.index <= drawn);
  if (sentences.length === 0) return null;
  const speaker = passage.chosen ?? passage.voice;
  const name = voiceName(voices, speaker);
  return (
    <div
      class={passage.skill === null ? 'passage' : 'passage passage-skill'}
      data-tone={voiceTone(voices, speaker)}
    >
      <div class="passage-head">
        <span class="voice-mark" aria-hidden="true" />
        <VoiceChoice passage={passage} />
        {passage.skill === null ? null : <span class="tag tag-skill">{m.skill(passage.skill)}</span>}
        {passage.chosen === null ? null : <span class="tag">{m.chosenVoice}</span>}
      </div>
      <ol class="sentences" aria-label={passage.skill === null ? name : m.skillVoice(name, passage.skill)}>
        {sentences.map((sentence) => (
          <SentenceRow key={sentence.index} sentence={sentence} />
        ))}
      </ol>
    </div>
  );
};
