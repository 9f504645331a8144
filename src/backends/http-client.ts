import { BackendError } from './backend.js';
import { errorText } from './http-error-text.js';

export type HttpClientOptions = {
  readonly fetch: typeof fetch;
  /** The backend's name, for errors. */
  readonly backend: string;
  /** Base URL without a slash at its end. */
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What to do when nothing answers. */
  readonly unreachableHint: string;
  /** Cut out of every message, should a server repeat them. */
  readonly secrets?: readonly string[];
};

export type HttpCall = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly signal: AbortSignal;
  /** Statuses beside 2xx of which the reply is given back instead of thrown. */
  readonly allows?: (status: number) => boolean;
};

export type HttpReply = {
  readonly status: number;
  /** Lower case, without parameters; empty when not told. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** Makes one HTTP request; what is not 2xx is thrown as a BackendError, an abort as the signal's reason. */
export type HttpClient = (path: string, call: HttpCall) => Promise<HttpReply>;

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const TLS_PROBLEM = /^(ERR_SSL|ERR_TLS|CERT_|EPROTO)|SELF_SIGNED|^UNABLE_TO_/;
/** Without a code the request was not even tried, for instance because fetch forbids the port. */
const isUnreachable = (code: string): boolean =>
  code === '' || UNREACHABLE.has(code) || TLS_PROBLEM.test(code);
const TIMED_OUT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** The innermost code and message: fetch wraps the socket's error, and that one a list of errors per address. */
const rootOf = (error: unknown): { code: string; message: string } => {
  let root: unknown = error;
  for (;;) {
    if (root instanceof AggregateError && root.errors.length > 0) root = root.errors[0];
    else if (root instanceof Error && root.cause instanceof Error) root = root.cause;
    else break;
  }
  const code = root instanceof Error && 'code' in root ? String(root.code) : '';
  return { code, message: root instanceof Error ? root.message : String(root) };
};

const retryAfterMs = (value: string | null): number | undefined => {
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const dateMs = Date.parse(value);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - Date.now());
};

const isTransient = (status: number): boolean =>
  status === 408 || status === 429 || (status >= 500 && status !== 501);

export const createHttpClient = (options: HttpClientOptions): HttpClient => {
  const { backend, address, unreachableHint, secrets = [] } = options;

  const redact = (message: string): string =>
    secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')), message);

  const networkError = (error: unknown, path: string): BackendError => {
    const { code, message } = rootOf(error);
    const what = redact(code === '' || message.includes(code) ? message : `${code}: ${message}`);
    if (isUnreachable(code)) {
      return new BackendError('unavailable', backend, `nothing answers at ${address} (${what})`, {
        address,
        hint: unreachableHint,
      });
    }
    const kind = TIMED_OUT.has(code) ? 'timeout' : 'transient';
    return new BackendError(kind, backend, `${path}: the connection broke (${what})`, { address });
  };

  const statusError = (response: Response, path: string, bytes: Uint8Array): BackendError => {
    const { status } = response;
    const location = response.headers.get('location');
    if (status >= 300 && status < 400) {
      return new BackendError('unavailable', backend, `${path} is redirected to ${redact(location ?? '?')}`, {
        address,
        hint: 'Give the address that it is redirected to in hoso.config.yaml.',
      });
    }
    const said = redact(errorText(bytes));
    const message = `${path}: HTTP ${status}${said === '' ? '' : `: ${said}`}`;
    const afterMs = retryAfterMs(response.headers.get('retry-after'));
    return new BackendError(isTransient(status) ? 'transient' : 'rejected', backend, message, {
      address,
      ...(afterMs !== undefined && { retryAfterMs: afterMs }),
    });
  };

  return async (path, { method = 'GET', query = {}, json, signal, allows = () => false }) => {
    signal.throwIfAborted();
    const url = new URL(`${address}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    let response: Response;
    let bytes: Uint8Array;
    try {
      response = await options.fetch(url, {
        method,
        redirect: 'manual',
        headers: { ...options.headers, ...(json !== undefined && { 'content-type': 'application/json' }) },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        signal,
      });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw networkError(error, path);
    }
    if (!response.ok && !allows(response.status)) throw statusError(response, path, bytes);
    const contentType = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    return { status: response.status, contentType: contentType.trim().toLowerCase(), bytes };
  };
};
