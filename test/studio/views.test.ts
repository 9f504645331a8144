import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWav } from '../../src/audio/wav.js';
import type {
  EpisodeView,
  SpokenSound,
  StudioProblem,
  WeekList,
  WeekView,
} from '../../src/domain/studio-api.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import {
  rawRequest,
  SCRIPT,
  SCRIPT_NAME,
  type StudioRig,
  sentencesOf,
  startRig,
} from '../support/studio-rig.js';

const FILE = `${SCRIPT_NAME}.txt`;
const project = (text = SCRIPT) => toneProject({ [FILE]: text });

const speak = async (rig: StudioRig, from: number, to: number, source = SCRIPT) =>
  rig.send<SpokenSound>('POST', `/api/scripts/${await rig.id()}/speak`, { source, from, to });

const soundOf = async (rig: StudioRig, { url }: SpokenSound) => {
  const wav = parseWav((await rawRequest(rig.port, url)).body);
  if (!wav.ok) throw new Error(wav.error);
  return wav.value;
};

describe('weeks', () => {
  it('lists scripts by ISO week, newest first, without a date last', async () => {
    const rig = await startRig(
      toneProject({
        [FILE]: SCRIPT,
        '私立ずんだもん女学園放送部_podcast_20261120.txt': SCRIPT,
        '株式会社ずんだもん技術室AI放送局_podcast_20261122.txt': SCRIPT,
        '株式会社ずんだもん技術室AI放送局_podcast_20260101.txt': SCRIPT,
        'ずんだもんの台本.txt': 'ずんだもんなのだ。これは日付のない台本なのだ。',
      }),
    );
    const { body } = await rig.get<WeekList>('/api/weeks');
    expect(body.weeks).toEqual([
      { week: '2026-W47', scripts: 3 },
      { week: '2026-W01', scripts: 1 },
      { week: 'undated', scripts: 1 },
    ]);
    const { body: week } = await rig.get<WeekView>('/api/weeks/2026-W47');
    expect(week).toMatchObject({ previous: '2026-W01', next: null, hasUndated: true });
    // Saturday has none, Sunday has one.
    expect(week.days.map(({ date, episodes }) => [date, episodes.length])).toEqual([
      ['2026-11-16', 0],
      ['2026-11-17', 1],
      ['2026-11-18', 0],
      ['2026-11-19', 0],
      ['2026-11-20', 1],
      ['2026-11-22', 1],
    ]);
    expect(week.days[1]?.episodes[0]).toMatchObject({
      name: SCRIPT_NAME,
      path: `scripts/${FILE}`,
      host: 'zundamon',
      hostName: 'ずんだもん',
      articles: ['池の鯉に名札をつけた小学校'],
      state: 'new',
      characters: SCRIPT.length,
      durationMs: null,
      renderedAt: null,
    });
    const { body: undated } = await rig.get<WeekView>('/api/weeks/undated');
    expect(undated.days.map(({ date, episodes }) => [date, episodes[0]?.name])).toEqual([
      [null, 'ずんだもんの台本'],
    ]);
    const empty = await rig.get<WeekView>('/api/weeks/2026-W20');
    expect(empty.body).toMatchObject({ previous: '2026-W01', next: '2026-W47' });
    for (const wrong of ['2026-W54', '2026', 'x'])
      expect((await rig.get(`/api/weeks/${wrong}`)).status).toBe(404);
  });

  it('a project without scripts has none', async () => {
    const rig = await startRig(toneProject({}));
    expect((await rig.get('/api/weeks')).body).toEqual({ weeks: [], start: null });
  });

  it('a script that is none is shown with what is wrong', async () => {
    const rig = await startRig(
      toneProject({ 'x_20261117.txt': 'だれのでもない台本。', 'y_20261117.txt': new Uint8Array([0, 1, 2]) }),
    );
    const { body } = await rig.get<WeekView>('/api/weeks/2026-W47');
    const [undecidable, binary] = body.days[1]?.episodes ?? [];
    expect(undecidable).toMatchObject({ state: 'invalid', problems: [{ code: 'host-undecidable' }] });
    expect(binary).toMatchObject({ state: 'invalid', problems: [{ code: 'script-invalid' }] });
    const view = await rig.get<EpisodeView>(`/api/scripts/${undecidable?.id}`);
    expect(view.status).toBe(200);
    expect(view.body).toMatchObject({ source: 'だれのでもない台本。', segments: [], state: 'invalid' });
  });
});

describe('an episode', () => {
  it('shows segments, passages, sentences and their readings', async () => {
    const rig = await startRig(project());
    const view = await rig.view();
    expect(
      view.segments.map(({ index, title, sentences, cached }) => [index, title, sentences, cached]),
    ).toEqual([
      [1, null, 3, 0],
      [2, '池の鯉に名札をつけた小学校', 3, 0],
      [3, null, 2, 0],
    ]);
    const sentences = sentencesOf(view);
    expect(sentences.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { offset, length, text, line } of sentences) {
      expect(SCRIPT.slice(offset, offset + length)).toBe(text);
      expect(SCRIPT.slice(0, offset).split('\n')).toHaveLength(line);
    }
    expect(sentences.map(({ text }) => text).slice(3, 6)).toEqual([
      '1つ目の記事は、「池の鯉に名札をつけた小学校」というお話なのだ。',
      '名札は1枚120円なのだ。',
      '鯉も少し得意そうなのだ！',
    ]);
    expect(sentences[2]?.reading).toContain('エーアイ');
    expect(sentences[2]?.findings).toContainEqual(
      expect.objectContaining({ code: 'letters-spelled', text: 'AI', offset: SCRIPT.indexOf('AI') }),
    );
    expect(view).toMatchObject({
      isSaved: true,
      source: SCRIPT,
      audio: null,
      lufs: null,
      away: [],
      state: 'new',
    });
    expect(view.chapters.map(({ title }) => title)).toEqual([
      'オープニング',
      '池の鯉に名札をつけた小学校',
      'エンディング',
    ]);
  });

  it('every sentence lies in its passage, and what a skill speaks is told', async () => {
    const text = `ずんだもんなのだ。\n----\n　、。ここで英語スキル発動！　、。1つ目の記事は、「Good Morning, Rack Twelve」なのだ。　、。\nおしまいなのだ。\n`;
    const view = await (await startRig(project(text))).view();
    const speech = view.segments.flatMap(({ passages }) => passages.filter((each) => each.type === 'speech'));
    expect(speech.map(({ voice, skill }) => [voice, skill])).toEqual([
      ['zundamon', null],
      ['zundamon', null],
      ['ai-zundamon', 'english'],
      ['zundamon', null],
    ]);
    for (const { offset, length, sentences } of speech)
      for (const sentence of sentences) {
        expect(sentence.offset).toBeGreaterThanOrEqual(offset);
        expect(sentence.offset + sentence.length).toBeLessThanOrEqual(offset + length);
      }
  });

  it('a sentence in which the voice changes is one sentence of several utterances', async () => {
    const text = 'ずんだもんなのだ。きょうは<voice tsumugi>つむぎ</voice>も来たのだ。\n';
    const view = await (await startRig(project(text))).view();
    const [, second] = sentencesOf(view);
    expect(second?.text).toBe('きょうは<voice tsumugi>つむぎ</voice>も来たのだ。');
    expect(second?.utterances.map(({ voice, text: said }) => [voice, said])).toEqual([
      ['zundamon', 'きょうは'],
      ['tsumugi', 'つむぎ'],
      ['zundamon', 'も来たのだ。'],
    ]);
  });

  it('another text can be looked at without being saved', async () => {
    const rig = await startRig(project());
    const id = await rig.id();
    const source = SCRIPT.replace('120円', '130円');
    const { body } = await rig.send<EpisodeView>('POST', `/api/scripts/${id}/view`, { source });
    expect(body).toMatchObject({ isSaved: false, source, etag: (await rig.view()).etag });
    expect(readFileSync(join(rig.dir, 'scripts', FILE), 'utf8')).toBe(SCRIPT);
    const none = await rig.send<StudioProblem>('POST', `/api/scripts/${id}/view`, { source: '{"a": 1}' });
    expect(none).toMatchObject({ status: 422, body: { code: 'script-invalid' } });
    expect((await rig.send('POST', `/api/scripts/${id}/view`, { source: '' })).status).toBe(422);
  });

  it('is rendered, stale or new as `render` sees it, and knows where its sentences are in the MP3', async () => {
    const dir = project();
    const rig = await startRig(dir);
    expect((await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet'])).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(dir, 'output', `${SCRIPT_NAME}.json`), 'utf8'));
    const view = await rig.view();
    expect(view).toMatchObject({
      state: 'rendered',
      durationMs: manifest.durationMs,
      lufs: manifest.gate.lufs,
    });
    const utterances = manifest.timeline.filter(({ type }: { type: string }) => type === 'utterance');
    expect(sentencesOf(view).map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      utterances.map(({ startMs, endMs }: { startMs: number; endMs: number }) => [startMs, endMs]),
    );
    expect(view.segments.every(({ cached, sentences }) => cached === sentences)).toBe(true);
    expect(view.chapters.map(({ startMs }) => startMs)).toEqual(
      manifest.chapters.map(({ startMs }: { startMs: number }) => startMs),
    );

    // One sentence less and another one: the others stay where they are in the MP3.
    const source = SCRIPT.replace('名札は1枚120円なのだ。', '').replace('また明日', 'またあさって');
    writeFileSync(join(dir, 'scripts', FILE), source);
    const changed = await rig.view();
    expect(changed.state).toBe('stale');
    const times = new Map(sentencesOf(view).map(({ text, startMs }) => [text, startMs]));
    const now = sentencesOf(changed);
    expect(now.map(({ text, startMs }) => startMs === (times.get(text) ?? null))).toEqual(
      now.map(() => true),
    );
    expect(now.filter(({ startMs }) => startMs === null).map(({ text }) => text)).toEqual([
      'またあさってなのだ！',
    ]);
    expect(changed.segments.map(({ startMs }) => startMs === null)).toEqual([false, false, true]);

    // Back to what was rendered, at another time.
    writeFileSync(join(dir, 'scripts', FILE), SCRIPT);
    utimesSync(join(dir, 'scripts', FILE), 1, 1);
    expect((await rig.view()).state).toBe('rendered');
    // The MP3 is another one than the manifest tells of.
    writeFileSync(join(dir, 'output', `${SCRIPT_NAME}.mp3`), 'x');
    expect(await rig.view()).toMatchObject({ state: 'stale', durationMs: null, lufs: null });
    rmSync(join(dir, 'output', `${SCRIPT_NAME}.mp3`));
    expect(await rig.view()).toMatchObject({ state: 'stale', audio: null });
    expect(rig.bugs).toEqual([]);
  });

  it('a script with a voice that is not there is shown with what is wrong', async () => {
    const text = SCRIPT.replace('名札は', '<voice nobody>名札は</voice>');
    const rig = await startRig(project(text));
    const view = await rig.view();
    expect(view).toMatchObject({ state: 'new', source: text, problems: [{ code: 'voice-unknown' }] });
    expect(view.segments).toHaveLength(3);
    const spoken = await speak(rig, 1, 1, text);
    expect(spoken).toMatchObject({ status: 422, body: { code: 'voice-unknown' } });
  });
});

describe('sounds', () => {
  it('sentences are spoken as in the episode, and each one is told where it is heard', async () => {
    const rig = await startRig(project());
    const { status, body } = await speak(rig, 5, 6);
    expect(status).toBe(200);
    expect(body.sentences.map(({ index }) => index)).toEqual([5, 6]);
    const [first, second] = body.sentences;
    expect(first?.startMs).toBe(0);
    expect(second?.endMs).toBe(body.durationMs);
    expect((second?.startMs ?? 0) - (first?.endMs ?? 0)).toBeCloseTo(300, 1);
    const { samples, format } = await soundOf(rig, body);
    expect((samples.length / format.sampleRateHz) * 1_000).toBeCloseTo(body.durationMs, 1);
    expect(samples.some((sample) => Math.abs(sample) > 1_000)).toBe(true);
    // Now its clips are there.
    expect(sentencesOf(await rig.view()).map(({ cached }) => cached)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((index) => index === 5 || index === 6),
    );
  });

  it('the clips are those of a render', async () => {
    const dir = project();
    const rig = await startRig(dir);
    await speak(rig, 1, 8);
    const { stdout } = await runHoso(dir, ['plan', `scripts/${FILE}`, '--json']);
    const { items } = JSON.parse(stdout) as { items: { type: string; cached?: boolean }[] };
    const utterances = items.filter(({ type }) => type === 'utterance');
    expect(utterances.map(({ cached }) => cached)).toEqual(utterances.map(() => true));
  });

  it('another text sounds otherwise, also unsaved', async () => {
    const rig = await startRig(project());
    const before = await speak(rig, 5, 5);
    const after = await speak(rig, 5, 5, SCRIPT.replace('120円', '123456円'));
    expect(after.body.url).not.toBe(before.body.url);
    expect(after.body.durationMs).toBeGreaterThan(before.body.durationMs);
    expect((await speak(rig, 5, 5)).body.url).toBe(before.body.url);
  });

  it('many at once', async () => {
    const rig = await startRig(project());
    const spoken = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3].map((index) => speak(rig, index, index)),
    );
    expect(spoken.map(({ status }) => status)).toEqual(spoken.map(() => 200));
    expect(spoken[8]?.body.url).toBe(spoken[0]?.body.url);
    expect(rig.bugs).toEqual([]);
  });

  it.each([
    [1, 9],
    [9, 9],
    [3, 2],
  ])('sentences %i to %i are not there: 400', async (from, to) => {
    const rig = await startRig(project());
    expect(await speak(rig, from, to)).toMatchObject({ status: 400, body: { code: 'usage' } });
  });

  it('is served in ranges', async () => {
    const rig = await startRig(project());
    const { url } = (await speak(rig, 1, 1)).body;
    const whole = await rawRequest(rig.port, url);
    const size = whole.body.length;
    expect(whole.headers).toMatchObject({ 'content-type': 'audio/wav', 'accept-ranges': 'bytes' });
    const part = (range: string, method = 'GET', more = {}) =>
      rawRequest(rig.port, url, { method, headers: { range, ...more } });
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 10],
      ['bytes=10-', 10, size],
      ['bytes=-7', size - 7, size],
      [`bytes=5-${size + 99}`, 5, size],
    ] as const) {
      const { status, headers, body } = await part(range);
      expect({ range, status }).toEqual({ range, status: 206 });
      expect(headers['content-range']).toBe(`bytes ${from}-${to - 1}/${size}`);
      expect(headers['content-length']).toBe(String(to - from));
      expect(body.equals(whole.body.subarray(from, to))).toBe(true);
    }
    for (const range of [`bytes=${size}-`, 'bytes=-0'])
      expect(await part(range)).toMatchObject({
        status: 416,
        headers: { 'content-range': `bytes */${size}` },
      });
    // What is no single range is passed over.
    for (const range of ['bytes=0-1,4-5', 'bytes=9-2', 'lines=1-2', 'bytes=-'])
      expect((await part(range)).status).toBe(200);
    expect((await part('bytes=0-9', 'GET', { 'if-range': '"other"' })).status).toBe(200);
    const head = await part('bytes=0-9', 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([206, '10', 0]);
  });

  it('one that is no longer there: 404', async () => {
    const rig = await startRig(project());
    expect((await rig.get(`/api/sounds/${'0'.repeat(32)}.wav`)).status).toBe(404);
  });
});

describe('the MP3', () => {
  it('is served in ranges, under an address that changes with it, with its waveform', async () => {
    const dir = project();
    const rig = await startRig(dir);
    const id = await rig.id();
    expect((await rig.get(`/api/scripts/${id}/peaks`)).status).toBe(404);
    await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet']);
    const view = await rig.view();
    const mp3 = readFileSync(join(dir, 'output', `${SCRIPT_NAME}.mp3`));
    const whole = await rawRequest(rig.port, view.audio ?? '');
    expect(whole.headers['content-type']).toBe('audio/mpeg');
    expect(whole.body.equals(mp3)).toBe(true);
    const part = await rawRequest(rig.port, view.audio ?? '', { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.body.equals(mp3.subarray(100, 200))]).toEqual([206, true]);
    const head = await rawRequest(rig.port, view.audio ?? '', { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      `${mp3.length}`,
      0,
    ]);

    expect(view.segments.map(({ lufs }) => lufs)).toEqual([null, null, null]);
    type Peaks = { durationMs: number; stepMs: number; peaks: number[] };
    const { body } = await rig.get<Peaks>(`/api/scripts/${id}/peaks`);
    expect(body.durationMs).toBeCloseTo(view.durationMs ?? 0, 1);
    expect(body.peaks.length).toBe(Math.ceil(body.durationMs / body.stepMs));
    expect(Math.max(...body.peaks)).toBeGreaterThan(0.1);
    expect(Math.max(...body.peaks)).toBeLessThanOrEqual(1);
    // In the pause between two segments nothing is heard.
    const gap = ((view.segments[0]?.endMs ?? 0) + (view.segments[1]?.startMs ?? 0)) / 2;
    expect(body.peaks[Math.floor(gap / body.stepMs)]).toBeLessThan(0.01);
    const { segments } = await rig.view();
    for (const { lufs } of segments) expect(Math.abs((lufs ?? 0) + 16)).toBeLessThan(3);

    writeFileSync(join(dir, 'scripts', FILE), SCRIPT.replace('120円', '130円'));
    await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet']);
    expect((await rig.view()).audio).not.toBe(view.audio);
    expect((await rawRequest(rig.port, view.audio ?? '')).status).toBe(404);
    // A new run knows what this one has measured.
    const first = (await rig.get<Peaks>(`/api/scripts/${id}/peaks`)).body;
    const again = await startRig(dir);
    expect((await again.view()).segments.map(({ lufs }) => lufs)).not.toContain(null);
    expect((await again.get(`/api/scripts/${id}/peaks`)).body).toEqual(first);
  });
});
