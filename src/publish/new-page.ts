/** What a new page's template can hold. */
export type NewPageFacts = {
  readonly title: string;
  /** As YAML's timestamp: `2026-11-17 00:00:00 +0900`. */
  readonly date: string;
  readonly actors: readonly string[];
  readonly links: readonly { readonly title: string; readonly url?: string | undefined }[];
  readonly credits: readonly string[];
};

const quote = (text: string): string => JSON.stringify(text);
const linkText = (title: string): string => title.replace(/[[\]\\]/g, '\\$&');

/** `{date}` with a time behind it stands for the day alone. */
const fillText = (text: string, { title, date }: NewPageFacts): string =>
  text
    .replaceAll('{title}', () => title)
    .replace(/\{date\}(?=[ \t]*\S)/g, () => date.slice(0, 10))
    .replaceAll('{date}', () => date);

/** A line `key: value` whose value holds a placeholder; the filled value is always quoted. */
const fillScalar = (line: string, facts: NewPageFacts): string => {
  const parts = /^([^:]*:[ \t]*)(.*?)([ \t]*)$/.exec(line);
  if (parts === null || !/\{(?:title|date)\}/.test(line)) return line;
  const [, key = '', value = '', space = ''] = parts;
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  return key + quote(fillText(inner, facts)) + space;
};

/** Fills the front matter; actors as a list below their key or in brackets behind it. */
const fillHead = (head: string, facts: NewPageFacts, newline: string): string =>
  head
    .split(newline)
    .map((line) => fillScalar(line, facts))
    .join(newline)
    .replace(/^([ \t]*)(?:-[ \t]*)?\{actors\}[ \t]*$/gm, (_, indent: string) =>
      facts.actors.map((actor) => `${indent === '' ? '  ' : indent}- ${quote(actor)}`).join(newline),
    )
    .replaceAll('{actors}', () => `[${facts.actors.map(quote).join(', ')}]`);

const fillBody = (body: string, facts: NewPageFacts, newline: string): string => {
  const links = facts.links.map(({ title, url }) =>
    url === undefined ? `- ${title}` : `- [${linkText(title)}](${url})`,
  );
  const filled = body
    .replaceAll('{title}', () => facts.title)
    .replaceAll('{date}', () => facts.date.slice(0, 10))
    .replaceAll('{actors}', () => facts.actors.join('、'))
    .replaceAll('{links}', () => links.join(newline + newline));
  const credits = facts.credits.join(newline);
  if (filled.includes('{credits}')) return filled.replaceAll('{credits}', () => credits);
  if (credits === '') return filled;
  return `${filled.replace(/(?:\r?\n)*$/, newline + newline)}${credits}${newline}`;
};

/** A new page from its template; the credits that the voices' terms ask for are added where it forgets them. */
export const newPage = (template: string, facts: NewPageFacts): string => {
  const newline = /\r\n/.test(template) ? '\r\n' : '\n';
  const closing = /^---[ \t]*\r?\n[\s\S]*?^---[ \t]*$/m.exec(template);
  const bodyStart = closing === null || closing.index > 1 ? 0 : closing.index + closing[0].length;
  return (
    fillHead(template.slice(0, bodyStart), facts, newline) +
    fillBody(template.slice(bodyStart), facts, newline)
  );
};
