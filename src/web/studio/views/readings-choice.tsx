import { m } from '../i18n/m.js';
import type { Readings } from '../state/app-state.js';
import { useStudio } from '../studio.js';
import { useStore } from './use-store.js';

const CHOICES: readonly Readings[] = ['differing', 'all', 'none'];

/** Which sentences show how they are read. */
export const ReadingsChoice = () => {
  const { store } = useStudio();
  const readings = useStore(store, (state) => state.readings);
  return (
    <fieldset class="segmented">
      <legend>{m.readings}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} class={choice === readings ? 'is-chosen' : ''}>
          <input
            type="radio"
            name="readings"
            checked={choice === readings}
            onChange={() => store.dispatch({ type: 'readings-chosen', readings: choice })}
          />
          {m.readingsChoices[choice]}
        </label>
      ))}
    </fieldset>
  );
};
