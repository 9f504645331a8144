import { describe, expect, it } from 'vitest';
import { BINDINGS } from '../../src/web/studio/keys/bindings.js';
import { type KeyPress, type KeyTarget, keyName, matchKey } from '../../src/web/studio/keys/match-key.js';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...change,
});

const inEpisode = (pressed: KeyPress, target: KeyTarget = 'other', lettersOn = true) =>
  matchKey(pressed, 'episode', target, lettersOn);

describe('the table of keys', () => {
  it('gives no key two meanings in one view', () => {
    for (const view of ['week', 'episode'] as const) {
      const keys: string[] = BINDINGS.filter((one) => one.view === view || one.view === 'everywhere').flatMap(
        (one) => [...one.keys],
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('writes keys as they are matched', () => {
    for (const { keys, action, view } of BINDINGS) {
      for (const name of keys) {
        const parts = name.split('+');
        const key = parts.at(-1) ?? '';
        const pressed = press(key === 'space' ? ' ' : key, {
          ctrlKey: parts.includes('mod'),
          shiftKey: parts.includes('shift'),
        });
        expect(matchKey(pressed, view === 'everywhere' ? 'week' : view, 'other', true)).toBe(action);
      }
    }
  });
});

describe('matchKey', () => {
  it('knows a letter whatever Caps Lock says', () => {
    expect(inEpisode(press('J'))).toBe('next');
    expect(inEpisode(press('J', { shiftKey: true }))).toBe('nextSegment');
  });

  it('knows a sign on the shifted place of any keyboard', () => {
    expect(inEpisode(press('?', { shiftKey: true }))).toBe('help');
    expect(inEpisode(press('?'))).toBe('help');
  });

  it('takes Command for Ctrl', () => expect(inEpisode(press('z', { metaKey: true }))).toBe('undo'));

  it('leaves what is typed to the text, but saves', () => {
    for (const key of ['j', ' ', '?']) expect(inEpisode(press(key), 'text')).toBeNull();
    expect(inEpisode(press('z', { ctrlKey: true }), 'text')).toBeNull();
    expect(inEpisode(press('s', { ctrlKey: true }), 'text')).toBe('save');
  });

  it('leaves Space to a control, but not to a sentence', () => {
    expect(inEpisode(press(' '), 'control')).toBeNull();
    expect(inEpisode(press(' '), 'sentence')).toBe('play');
    expect(inEpisode(press('j'), 'control')).toBe('next');
  });

  it("leaves the browser's and the input method's keys alone", () => {
    expect(inEpisode(press('r', { ctrlKey: true }))).toBeNull();
    expect(inEpisode(press('j', { altKey: true }))).toBeNull();
    expect(inEpisode(press('j', { isComposing: true }))).toBeNull();
    expect(inEpisode(press('Process'))).toBeNull();
    expect(keyName(press('Dead'))).toBeNull();
  });

  it('can do without single letters', () => {
    expect(inEpisode(press('j'), 'other', false)).toBeNull();
    expect(inEpisode(press('?'), 'other', false)).toBeNull();
    expect(inEpisode(press('s', { ctrlKey: true }), 'other', false)).toBe('save');
    expect(inEpisode(press(' '), 'other', false)).toBe('play');
  });

  it('keeps the keys of a view to the view', () => {
    expect(matchKey(press('j'), 'week', 'other', true)).toBe('nextEpisode');
    expect(matchKey(press('e'), 'week', 'other', true)).toBeNull();
    expect(matchKey(press('j'), 'everywhere', 'other', true)).toBeNull();
  });
});
