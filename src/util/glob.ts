const MAGIC = /[*?[{]/;

/** Whether a path holds signs that make it a pattern. */
export const isGlob = (path: string): boolean => MAGIC.test(path);

/** The folder that a pattern begins with: all before the first part with a sign in it; `.` when that is none. */
export const globBase = (pattern: string): string => {
  const parts = pattern.split('/');
  const fixed = parts.slice(0, Math.max(0, parts.findIndex(isGlob)));
  if (fixed.length === 1 && fixed[0] === '') return '/';
  return fixed.join('/') || '.';
};

const escapeSign = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** `[a-c]`, `[!x]` from its opening bracket on; null when it is not closed. */
const characterClass = (pattern: string, at: number): { source: string; end: number } | null => {
  const end = pattern.indexOf(']', at + 2);
  if (end === -1) return null;
  const body = pattern.slice(at + 1, end);
  const isNot = body.startsWith('!') || body.startsWith('^');
  const members = (isNot ? body.slice(1) : body).replace(/[\\\]^[]/g, '\\$&');
  return { source: `(?!/)[${isNot ? '^' : ''}${members}]`, end };
};

const toSource = (pattern: string): string => {
  let source = '';
  let braces = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const isPartStart = at === 0 || pattern.charAt(at - 1) === '/';
    if (isPartStart && pattern.startsWith('**/', at)) {
      source += '(?:(?!\\.)[^/]+/)*';
      at += 2;
    } else if (character === '*') {
      // Hidden files are not meant by a sign.
      source += `${isPartStart ? '(?!\\.)' : ''}[^/]*`;
    } else if (character === '?') {
      source += `${isPartStart ? '(?!\\.)' : ''}[^/]`;
    } else if (character === '[') {
      const found = characterClass(pattern, at);
      source += found?.source ?? '\\[';
      at = found?.end ?? at;
    } else if (character === '{' && pattern.indexOf('}', at) !== -1) {
      source += '(?:';
      braces += 1;
    } else if (character === '}' && braces > 0) {
      source += ')';
      braces -= 1;
    } else if (character === ',' && braces > 0) {
      source += '|';
    } else {
      source += escapeSign(character);
    }
  }
  return source;
};

/** Null for what is no pattern: `[z-a]`, braces in braces that are not closed. */
const compile = (pattern: string): RegExp | null => {
  try {
    return new RegExp(`^${toSource(pattern)}$`, 'u');
  } catch {
    return null;
  }
};

/**
 * Whether a path fits a pattern: `*` and `?` within a name, `**` any number of folders, `[a-z]`, `[!a]`, `{a,b}`.
 * Composed and decomposed letters are the same: a pattern is typed in one form, file names may have the other.
 */
export const globMatcher = (pattern: string): ((path: string) => boolean) => {
  const expression = compile(pattern.normalize('NFC'));
  return (path) => expression?.test(path.normalize('NFC')) ?? false;
};
