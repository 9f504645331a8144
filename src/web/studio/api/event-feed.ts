import type { StudioEvent } from '../../../domain/studio-api.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;

type Listener = {
  readonly onEvent: (event: StudioEvent) => void;
  readonly onLost: () => void;
  /** Nobody looks at the page: what happens from now on is not told. */
  readonly onRest: () => void;
};

/**
 * Follows the server's events while somebody looks at the page; a connection that breaks is made again. A browser has
 * six connections to a server for all its pages together: pages in the background leave theirs to the others.
 */
export const followEventFeed = ({ onEvent, onLost, onRest }: Listener): void => {
  let waitMs = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let source: EventSource | null = null;

  const leave = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    source?.close();
    source = null;
  };

  const connect = (): void => {
    leave();
    const current = new EventSource('/api/events');
    source = current;
    current.addEventListener('open', () => {
      waitMs = FIRST_WAIT_MS;
    });
    current.addEventListener('message', (message) => {
      if (source === current) onEvent(JSON.parse(String(message.data)) as StudioEvent);
    });
    // The browser's own way of trying again gives up after some answers, and waits long after others.
    current.addEventListener('error', () => {
      if (source !== current) return;
      current.close();
      source = null;
      onLost();
      timer = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  };

  const look = (): void => {
    if (document.visibilityState === 'hidden') {
      leave();
      onRest();
    } else if (source === null) connect();
  };
  window.addEventListener('online', look);
  document.addEventListener('visibilitychange', look);
  look();
};
