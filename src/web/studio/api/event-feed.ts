import type { StudioEvent } from '../../../domain/studio-api.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;

type Listener = {
  readonly onEvent: (event: StudioEvent) => void;
  readonly onLost: () => void;
};

/** Follows the server's events for as long as the page lives; a connection that breaks is made again. */
export const followEventFeed = ({ onEvent, onLost }: Listener): void => {
  let waitMs = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let source: EventSource | null = null;

  const connect = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    source?.close();
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

  window.addEventListener('online', () => {
    if (source === null) connect();
  });
  document.addEventListener('visibilitychange', () => {
    if (source === null && document.visibilityState === 'visible') connect();
  });
  connect();
};
