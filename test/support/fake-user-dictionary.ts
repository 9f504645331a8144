import { type FakeReply, jsonReply } from './fault-server.js';

/** As the engine keeps surfaces. */
const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** The user dictionary of a fake engine: it changes what a query says, as that of a real one does. */
export class FakeUserDictionary {
  /** By id, as `/user_dict` tells them. */
  words: Readonly<Record<string, unknown>>;
  #count = 0;

  constructor(words: Readonly<Record<string, unknown>>) {
    this.words = words;
  }

  add(query: URLSearchParams): FakeReply {
    const surface = query.get('surface') ?? '';
    const pronunciation = query.get('pronunciation') ?? '';
    const accent = query.get('accent_type') ?? '';
    const isWhole = /^\d+$/.test(accent) && Number(accent) <= pronunciation.length;
    if (surface === '' || !/^[ァ-ヴー]+$/.test(pronunciation) || !isWhole) {
      return jsonReply({ detail: '発音は有効なカタカナでなければいけません。' }, 422);
    }
    this.#count += 1;
    const id = `0d000000-0000-4000-8000-${String(this.#count).padStart(12, '0')}`;
    const priority = Number(query.get('priority') ?? 5);
    const word = { surface: toFullWidth(surface), pronunciation, accent_type: Number(accent), priority };
    this.words = { ...this.words, [id]: { ...word, part_of_speech: '名詞' } };
    return jsonReply(id);
  }

  /** `path` ends with the word's id. */
  remove(path: string): FakeReply {
    const id = path.replace('/user_dict_word/', '');
    const { [id]: removed, ...others } = this.words;
    if (removed === undefined) return jsonReply({ detail: 'IDに該当するワードが見つかりませんでした' }, 422);
    this.words = others;
    return { status: 204, contentType: 'application/json', body: '' };
  }

  /** A text with the words as they are said. */
  applyTo(text: string): string {
    return Object.values(this.words).reduce<string>((read, word) => {
      const { surface, pronunciation } = word as { surface?: unknown; pronunciation?: unknown };
      if (typeof surface !== 'string' || typeof pronunciation !== 'string') return read;
      return toFullWidth(read).replaceAll(surface, pronunciation);
    }, text);
  }
}
