/** Where the page is; it stands behind the # of the address. */
export type Route =
  /** Not known yet: the server says which week to begin with. */
  | { readonly view: 'connecting' }
  /** There is nothing to begin with. */
  | { readonly view: 'start' }
  | { readonly view: 'week'; readonly week: string }
  | { readonly view: 'episode'; readonly id: string };

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** `connecting` for an address that names nothing. */
export const readRoute = (hash: string): Route => {
  const [, view, name] = /^#\/(week|script)\/([^/]+)$/.exec(hash) ?? [];
  const decoded = name === undefined ? null : decode(name);
  if (decoded === null) return { view: 'connecting' };
  return view === 'week' ? { view: 'week', week: decoded } : { view: 'episode', id: decoded };
};

export const weekHash = (week: string): string => `#/week/${encodeURIComponent(week)}`;

export const episodeHash = (id: string): string => `#/script/${encodeURIComponent(id)}`;
