import { useState } from 'preact/hooks';
import { m } from '../i18n/m.js';
import { BINDINGS, type KeyView } from '../keys/bindings.js';
import { areLettersOn, setLettersOn } from '../keys/letters.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Modal } from './modal.js';

const VIEWS: readonly KeyView[] = ['episode', 'week', 'everywhere'];

const KEY_NAMES: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', space: 'Space' };

const Key = ({ name }: { readonly name: string }) => (
  <span class="key">
    {name.split('+').map((part) => (
      <kbd key={part}>{KEY_NAMES[part] ?? part.toUpperCase()}</kbd>
    ))}
  </span>
);

const KeyTable = ({ view }: { readonly view: KeyView }) => (
  <section>
    <h3>{m.keyViews[view]}</h3>
    <dl class="keys">
      {BINDINGS.filter((binding) => binding.view === view).map((binding) => (
        <div key={binding.action}>
          <dt>
            {binding.keys.map((key) => (
              <Key key={key} name={key} />
            ))}
          </dt>
          <dd>{m.actions[binding.action]}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** All keys, out of the table that handles them. */
export const HelpDialog = () => {
  const { store } = useStudio();
  const [lettersOn, setLetters] = useState(areLettersOn());
  return (
    <Modal title={m.keys} testId={TEST_IDS.help} onClose={() => store.dispatch({ type: 'dialog-closed' })}>
      <div class="key-tables">
        {VIEWS.map((view) => (
          <KeyTable key={view} view={view} />
        ))}
      </div>
      <p class="muted">{m.keysMore}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={lettersOn}
          onChange={(event) => {
            setLettersOn(event.currentTarget.checked);
            setLetters(event.currentTarget.checked);
          }}
        />
        {m.lettersOn}
      </label>
    </Modal>
  );
};
