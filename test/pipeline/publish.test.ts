import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { sha256 } from '../../src/util/sha256.js';
import { readCaptions } from '../support/read-captions.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const script = `みんな、おはようなのだ！きょうわ2026年1月6日、火曜日なのだ。
1つ目の記事は、「冬の星をながめる会」という記事なのだ。
----
　、。ここで英語スキル発動！　、。2つ目の記事は、「Seven Quiet Harbors」という記事なのだ。　、。
静かな港の話なのだ。
----
きょうはここまでなのだ。
`;
/** One grey dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

const project = (config = ''): string => {
  const dir = toneProject({ [`${NAME}.txt`]: script });
  writeFileSync(join(dir, 'hoso.config.yaml'), `backend: tone\n${config}`);
  return dir;
};

const render = (dir: string, ...flags: readonly string[]) =>
  runHoso(dir, ['render', `scripts/${NAME}.txt`, ...flags]);
const output = (dir: string, kind: string): string => join(dir, 'output', `${NAME}.${kind}`);
const manifestOf = (dir: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(output(dir, 'json'), 'utf8')));

type Probe = {
  readonly chapters: readonly {
    readonly start_time: string;
    readonly end_time: string;
    readonly tags: { readonly title: string };
  }[];
  readonly format: { readonly tags: Readonly<Record<string, string>> };
};
const probe = (file: string): Probe =>
  JSON.parse(
    execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-show_format', '-of', 'json', file], {
      encoding: 'utf8',
    }),
  );

describe('a rendered episode', () => {
  it('has the chapters of its manifest, as two readers show them', async () => {
    const dir = project();
    expect((await render(dir)).code).toBe(0);
    const { chapters } = manifestOf(dir);
    expect(chapters.map(({ title }) => title)).toEqual([
      'オープニング',
      '冬の星をながめる会',
      'Seven Quiet Harbors',
      'エンディング',
    ]);
    const probed = probe(output(dir, 'mp3'));
    const { format } = await parseFile(output(dir, 'mp3'), { includeChapters: true });
    expect(probed.chapters.map(({ tags }) => tags.title)).toEqual(chapters.map(({ title }) => title));
    expect(format.chapters?.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
    chapters.forEach(({ startMs, endMs }, index) => {
      const chapter = probed.chapters[index];
      expect(Math.abs(Number(chapter?.start_time) * 1_000 - startMs)).toBeLessThan(50);
      expect(Math.abs(Number(chapter?.end_time) * 1_000 - endMs)).toBeLessThan(50);
      expect(Math.abs((format.chapters?.[index]?.start ?? Number.NaN) * 1_000 - startMs)).toBeLessThan(50);
    });
  });

  it('is tagged, and its length is still exact', async () => {
    const dir = project("tags: { cover: art.png, title: '{host} {date}' }\n");
    writeFileSync(join(dir, 'art.png'), PNG);
    expect((await render(dir)).code).toBe(0);
    const { common, format } = await parseFile(output(dir, 'mp3'));
    const { credits, durationMs, hashes } = manifestOf(dir);
    expect(common).toMatchObject({
      title: 'ずんだもん 2026-01-06',
      artist: 'ずんだもん',
      album: '株式会社ずんだもん技術室AI放送局',
      genre: ['Podcast'],
      language: 'jpn',
    });
    expect(common.comment?.[0]?.text ?? '').toBe(credits.join('\n'));
    expect(common.picture?.[0]?.format).toBe('image/png');
    expect(probe(output(dir, 'mp3')).format.tags['date']).toBe('2026-01-06');
    expect(Math.abs((format.duration ?? 0) * 1_000 - durationMs)).toBeLessThan(50);
    const mp3 = readFileSync(output(dir, 'mp3'));
    expect([mp3.length, sha256(mp3)]).toEqual([hashes.mp3Bytes, hashes.mp3]);
  });

  it('has transcripts beside it, with the names of the speakers, and lists them with their hashes', async () => {
    const dir = project();
    await render(dir);
    const { files, durationMs } = manifestOf(dir);
    expect(Object.keys(files).sort()).toEqual(
      ['chapters.json', 'srt', 'transcript.json', 'transcript.txt', 'vtt'].map((kind) => `${NAME}.${kind}`),
    );
    for (const [name, hash] of Object.entries(files)) {
      expect(sha256(readFileSync(join(dir, 'output', name)))).toBe(hash);
    }
    const cues = await readCaptions(readFileSync(output(dir, 'vtt'), 'utf8'), 'vtt');
    expect(cues.some(({ text }) => text.startsWith('<v AIずんだもん>'))).toBe(true);
    expect(cues.at(-1)?.endMs).toBeLessThanOrEqual(durationMs);
    expect(readFileSync(output(dir, 'transcript.txt'), 'utf8')).toContain('静かな港の話なのだ。\n');
  });

  it('is published again, without synthesis or encoding, when a file beside it is gone or changed', async () => {
    const dir = project();
    await render(dir);
    const vtt = readFileSync(output(dir, 'vtt'), 'utf8');
    const mp3 = readFileSync(output(dir, 'mp3'));
    for (const harm of [() => rmSync(output(dir, 'vtt')), () => writeFileSync(output(dir, 'vtt'), 'torn')]) {
      harm();
      const events = jsonLines((await render(dir, '--json')).stdout) as {
        type: string;
        upToDate?: boolean;
      }[];
      expect(events.at(-1)).toMatchObject({ type: 'render-end', upToDate: false, made: 0 });
      expect(events.map(({ type }) => type)).not.toContain('part-start');
      expect(readFileSync(output(dir, 'vtt'), 'utf8')).toBe(vtt);
      expect(readFileSync(output(dir, 'mp3')).equals(mp3)).toBe(true);
    }
    expect((await render(dir)).stderr).toContain('up to date');
  });

  it('is published again, without encoding, when its tag changes', async () => {
    const dir = project();
    await render(dir);
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\ntags: { artist: みどり }\n');
    const events = jsonLines((await render(dir, '--json')).stdout) as { type: string }[];
    expect(events.at(-1)).toMatchObject({ upToDate: false, made: 0 });
    expect(events.map(({ type }) => type)).not.toContain('part-start');
    expect((await parseFile(output(dir, 'mp3'))).common.artist).toBe('みどり');
  });

  it('has no more files than the config asks for', async () => {
    const dir = project('files: [srt]\n');
    await render(dir);
    expect(Object.keys(manifestOf(dir).files)).toEqual([`${NAME}.srt`]);
  });

  it.each([
    ['is not there', null],
    ['is no picture', new Uint8Array([1, 2, 3])],
  ])('is not made, with exit code 2, when the cover %s', async (_, bytes) => {
    const dir = project('tags: { cover: art.png }\n');
    if (bytes !== null) writeFileSync(join(dir, 'art.png'), bytes);
    const run = await render(dir);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/hoso\.config\.yaml: tags\.cover: .*art\.png/);
  });
});
