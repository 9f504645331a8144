import type { StudioProblem, StudioSession } from '../../../domain/studio-api.js';
import { m } from '../i18n/m.js';
import { ApiError } from './api-error.js';

export type Http = {
  /** Reads the session, and with it the token; again after the server was restarted. */
  readonly connect: () => Promise<StudioSession>;
  readonly request: <T>(method: string, path: string, body?: unknown, signal?: AbortSignal) => Promise<T>;
};

const problemIn = async (response: Response): Promise<StudioProblem> => {
  const fallback = { code: `http-${response.status}`, message: `${response.status} ${response.statusText}` };
  try {
    const body: unknown = await response.json();
    const isProblem = typeof body === 'object' && body !== null && 'message' in body && 'code' in body;
    return isProblem ? (body as StudioProblem) : fallback;
  } catch {
    return fallback;
  }
};

/** Requests to the studio's server, with its token; one that an old token was refused for is sent again. */
export const createHttp = (): Http => {
  let token: string | null = null;

  const send = async (
    method: string,
    path: string,
    body: unknown,
    signal?: AbortSignal,
  ): Promise<Response> => {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token !== null) headers['x-hoso-token'] = token;
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      return await fetch(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new ApiError(0, { code: 'offline', message: m.offline });
    }
  };

  const readJson = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new ApiError(response.status, await problemIn(response));
    return (await response.json()) as T;
  };

  const connect = async (): Promise<StudioSession> => {
    const session = await readJson<StudioSession>(await send('GET', '/api/session', undefined));
    token = session.token;
    return session;
  };

  const request = async <T>(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<T> => {
    const sentWith = token;
    const response = await send(method, path, body, signal);
    if (response.status !== 401 && response.status !== 403) return readJson<T>(response);
    // Perhaps another run of the server, with another token.
    await connect();
    return readJson<T>(token === sentWith ? response : await send(method, path, body, signal));
  };

  return { connect, request };
};
