const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  stop: 'M6 6h12v12H6z',
  next: 'M6 5l8.5 7L6 19zM16 5h2.5v14H16z',
  previous: 'M18 5l-8.5 7 8.5 7zM5.5 5H8v14H5.5z',
  edit: 'M4 20l1-4.2L15.8 5l3.2 3.2L8.2 19zM17 3.8l1-1c.6-.6 1.5-.6 2 0l1.2 1.2c.5.5.5 1.4 0 2l-1 1z',
  book: 'M5 4.5C7.5 3.6 10 3.8 12 5c2-1.2 4.500-1.400 7-.5V19c-2.500-.9-5-.7-7 .5-2-1.200-4.500-1.400-7-.5zM12 7v10.500',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17v.6',
  error: 'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17zM9 9l6 6M15 9l-6 6',
  info: 'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17zM12 11v5.500M12 7.500v.6',
  undo: 'M9 6L4.500 10.500 9 15M5 10.500h9a5 5 0 010 10h-3',
  redo: 'M15 6l4.500 4.500L15 15M19 10.500h-9a5 5 0 000 10h3',
  save: 'M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6',
  render:
    'M12 9a3 3 0 100 6 3 3 0 000-6zM7.500 7.500a6.400 6.400 0 000 9M16.500 7.500a6.400 6.400 0 010 9M5 5a9.900 9.900 0 000 14M19 5a9.900 9.900 0 010 14',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  clock: 'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17zM12 7.500V12l3.500 2',
  close: 'M6 6l12 12M18 6L6 18',
  help: 'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17zM9.500 9.500a2.500 2.500 0 114 2c-1 .7-1.500 1.200-1.500 2.300M12 16.500v.6',
  keyboard: 'M3.500 6.500h17v11h-17zM7 10h.5M10.300 10h.5M13.600 10h.5M17 10h.5M8 14h8',
  file: 'M6 3.500h8l4 4v13H6zM14 3.500v4h4',
  calendar: 'M4.500 6h15v14h-15zM4.500 10.500h15M8.500 3.500V7M15.500 3.500V7',
} as const;

export type IconName = keyof typeof PATHS;

const FILLED: readonly IconName[] = ['play', 'pause', 'stop', 'next', 'previous'];

/** A picture beside words, or on a control that has a name: never read out. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg
    class={FILLED.includes(name) ? 'icon icon-filled' : 'icon'}
    viewBox="0 0 24 24"
    width="20"
    height="20"
    aria-hidden="true"
    focusable="false"
  >
    <path d={PATHS[name]} />
  </svg>
);
