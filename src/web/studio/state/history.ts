/** What was done and what was undone, oldest first and next first. */
export type History<Step> = { readonly past: readonly Step[]; readonly future: readonly Step[] };

/** More than anyone undoes; the texts of so many steps are some megabytes. */
const LONGEST = 200;

export const emptyHistory = { past: [], future: [] } as const;

export const pushStep = <Step>(history: History<Step>, step: Step): History<Step> => ({
  past: [...history.past, step].slice(-LONGEST),
  future: [],
});

/** The step to take back and the history without it; null when there is none. */
export const undoStep = <Step>(
  history: History<Step>,
): { readonly step: Step; readonly history: History<Step> } | null => {
  const step = history.past.at(-1);
  if (step === undefined) return null;
  return { step, history: { past: history.past.slice(0, -1), future: [step, ...history.future] } };
};

/** The step to take again; null when nothing was undone. */
export const redoStep = <Step>(
  history: History<Step>,
): { readonly step: Step; readonly history: History<Step> } | null => {
  const [step, ...future] = history.future;
  if (step === undefined) return null;
  return { step, history: { past: [...history.past, step], future } };
};
