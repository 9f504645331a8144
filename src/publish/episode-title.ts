export type TitleFacts = {
  readonly name: string;
  readonly program: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** The host's name. */
  readonly host: string;
};

/**
 * Fills {program} {date} {day} (20260106) {host} {name} into a template; the episode's name when one of them is
 * not known.
 */
export const episodeTitle = (template: string, { name, program, date, host }: TitleFacts): string => {
  const values: Readonly<Record<string, string | null>> = {
    name,
    program,
    date,
    day: date?.replaceAll('-', '') ?? null,
    host,
  };
  let isWhole = true;
  const title = template.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === null) isWhole = false;
    return value ?? placeholder;
  });
  return isWhole ? title : name;
};
