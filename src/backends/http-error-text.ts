const MAX_CHARACTERS = 300;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** FastAPI's list of problems; `input` is left out, since it may repeat the whole request. */
const problemText = (problem: unknown): string => {
  if (!isRecord(problem)) return String(problem);
  const where = Array.isArray(problem['loc']) ? problem['loc'].join('.') : '';
  return [where, problem['msg']].filter((part) => typeof part === 'string' && part !== '').join(': ');
};

const textIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(problemText).join('; ');
  if (!isRecord(value)) return '';
  for (const key of ['detail', 'message', 'error', 'error_name', 'text']) {
    const text = textIn(value[key]);
    if (text !== '') return text;
  }
  return '';
};

/** Whether a reply is a web page, whatever its content type says. */
export const isHtml = (bytes: Uint8Array): boolean =>
  /^\s*<(!doctype|html|head|body|\?xml)/i.test(Buffer.from(bytes.subarray(0, 256)).toString('utf8'));

/**
 * What a server says is wrong, on one line of at most 300 characters. Knows `detail` as text, list or object,
 * `message`, OpenAI's `error.message`, and plain text; of a web page nothing but that it is one.
 */
export const errorText = (bytes: Uint8Array): string => {
  if (isHtml(bytes)) return 'a web page';
  const text = Buffer.from(bytes.subarray(0, 100_000)).toString('utf8');
  let said: string;
  try {
    said = textIn(JSON.parse(text));
  } catch {
    said = text;
  }
  const line = said.replace(/\s+/g, ' ').trim();
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
};
