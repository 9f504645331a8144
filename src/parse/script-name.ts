/** The file name of a script without its folder and `.txt`, in NFC: the name of the episode's files. */
export const scriptName = (path: string): string => {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return file.normalize('NFC').replace(/\.txt$/i, '');
};
