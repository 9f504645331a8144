const KEY = 'hoso-letters';

/** Whether single letters are keys. Who speaks to the machine, or strays onto letters, can switch them off. */
export const areLettersOn = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
};

export const setLettersOn = (isOn: boolean): void => {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing: they stay on.
  }
};
