/** How long a scroll of ours takes: scrolling within it is not the reader's. */
const OWN_SCROLL_MS = 1_000;

export type Follower = {
  /** Marks an element as what is spoken now and, unless the reader looks elsewhere, brings it into view. */
  readonly mark: (element: HTMLElement | null) => void;
  /** Follows again, at once. */
  readonly resume: () => void;
};

/** Keeps what is spoken in view until the reader scrolls away; a button leads back. */
export const createFollower = (label: string, lang: string): Follower => {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'follow';
  button.textContent = label;
  button.lang = lang;
  button.hidden = true;
  document.body.append(button);
  let current: HTMLElement | null = null;
  let isFollowing = true;
  let ownUntilMs = 0;

  const scroll = (): void => {
    if (current === null) return;
    ownUntilMs = performance.now() + OWN_SCROLL_MS;
    current.scrollIntoView({ block: 'center', behavior: isCalm.matches ? 'auto' : 'smooth' });
  };
  const resume = (): void => {
    isFollowing = true;
    button.hidden = true;
    scroll();
  };
  const leave = (): void => {
    if (current === null) return;
    isFollowing = false;
    button.hidden = false;
  };
  button.addEventListener('click', resume);
  for (const event of ['wheel', 'touchmove']) addEventListener(event, leave, { passive: true });
  addEventListener(
    'scroll',
    () => {
      if (performance.now() > ownUntilMs) leave();
    },
    { passive: true },
  );
  return {
    resume,
    mark(element) {
      if (element === current) return;
      current?.removeAttribute('aria-current');
      current = element;
      current?.setAttribute('aria-current', 'true');
      if (isFollowing) scroll();
    },
  };
};
