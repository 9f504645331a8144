import type {
  DictionaryView,
  EngineView,
  EpisodeView,
  PeaksView,
  RenderQueueView,
  SpokenSound,
  StudioSession,
  VoicedSource,
  WeekList,
  WeekView,
} from '../../../domain/studio-api.js';
import type {
  RenderRequest,
  SaveRequest,
  SpeakRequest,
  ViewRequest,
  VoiceRequest,
  WordRemoval,
  WordRequest,
} from '../../../domain/studio-requests.js';
import { createHttp } from './http.js';

/** The server's whole interface, a function an address. All of them reject with `ApiError`. */
export const createClient = () => {
  const { connect, request } = createHttp();
  const scriptPath = (id: string, tail = ''): string => `/api/scripts/${encodeURIComponent(id)}${tail}`;
  return {
    connect: (): Promise<StudioSession> => connect(),
    weeks: () => request<WeekList>('GET', '/api/weeks'),
    week: (week: string) => request<WeekView>('GET', `/api/weeks/${encodeURIComponent(week)}`),
    script: (id: string) => request<EpisodeView>('GET', scriptPath(id)),
    view: (id: string, body: ViewRequest) => request<EpisodeView>('POST', scriptPath(id, '/view'), body),
    peaks: (id: string, signal?: AbortSignal) =>
      request<PeaksView>('GET', scriptPath(id, '/peaks'), undefined, signal),
    speak: (id: string, body: SpeakRequest, signal?: AbortSignal) =>
      request<SpokenSound>('POST', scriptPath(id, '/speak'), body, signal),
    voice: (id: string, body: VoiceRequest) => request<VoicedSource>('POST', scriptPath(id, '/voice'), body),
    save: (id: string, body: SaveRequest) => request<EpisodeView>('PUT', scriptPath(id), body),
    dictionary: () => request<DictionaryView>('GET', '/api/dictionary'),
    putWord: (body: WordRequest) => request<DictionaryView>('PUT', '/api/dictionary', body),
    removeWord: (body: WordRemoval) => request<DictionaryView>('DELETE', '/api/dictionary', body),
    engines: () => request<readonly EngineView[]>('GET', '/api/engines'),
    renders: () => request<RenderQueueView>('GET', '/api/renders'),
    render: (body: RenderRequest) => request<RenderQueueView>('POST', '/api/renders', body),
    cancelRender: (id: string) =>
      request<RenderQueueView>('DELETE', `/api/renders/${encodeURIComponent(id)}`),
  };
};

export type Client = ReturnType<typeof createClient>;
