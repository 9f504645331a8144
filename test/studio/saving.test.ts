import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EpisodeView, StudioProblem, VoicedSource } from '../../src/domain/studio-api.js';
import { sha256 } from '../../src/util/sha256.js';
import { toneProject } from '../support/run-hoso.js';
import { SCRIPT, SCRIPT_NAME, type StudioRig, sentencesOf, startRig } from '../support/studio-rig.js';

const FILE = `${SCRIPT_NAME}.txt`;
const project = (text: string | Uint8Array = SCRIPT) => toneProject({ [FILE]: text });
const fileOf = (rig: StudioRig): string => join(rig.dir, 'scripts', FILE);

const save = async <T = EpisodeView>(rig: StudioRig, source: string, etag: string) =>
  rig.send<T>('PUT', `/api/scripts/${await rig.id()}`, { source, etag });

describe('saving a script', () => {
  it('writes it, and answers with the view of what is there now', async () => {
    const rig = await startRig(project());
    const { etag } = await rig.view();
    const source = SCRIPT.replace('120円', '130円');
    const { status, body } = await save(rig, source, etag);
    expect(status).toBe(200);
    expect(body).toMatchObject({ source, isSaved: true, etag: sha256(source) });
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(source);
    // Nothing is left beside it.
    expect(readdirSync(join(rig.dir, 'scripts'))).toEqual([FILE]);
    // And back: undo.
    expect((await save(rig, SCRIPT, body.etag)).body.etag).toBe(etag);
    expect(rig.bugs).toEqual([]);
  });

  it('BOM, line ends and permissions stay; only what was changed differs', async () => {
    const crlf = `\uFEFF${SCRIPT.replaceAll('\n', '\r\n')}`;
    const rig = await startRig(project(crlf));
    chmodSync(fileOf(rig), 0o640);
    const view = await rig.view();
    expect(view.source.startsWith('\uFEFF')).toBe(false);
    expect(sentencesOf(view)).toHaveLength(8);
    const changed = view.source.replace('120円', '130円');
    expect((await save(rig, changed, view.etag)).status).toBe(200);
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(crlf.replace('120円', '130円'));
    expect(statSync(fileOf(rig)).mode & 0o777).toBe(0o640);
    // A browser's text field writes \n.
    const { etag } = await rig.view();
    await save(rig, changed.replace('なのだ！', 'なのだ！\nもう一行なのだ。'), etag);
    const bytes = readFileSync(fileOf(rig), 'utf8');
    expect(bytes).toBe(crlf.replace('120円', '130円').replace('なのだ！', 'なのだ！\r\nもう一行なのだ。'));
  });

  it('line ends of both kinds stay as the page has them', async () => {
    const mixed = SCRIPT.replace('\n', '\r\n');
    const rig = await startRig(project(mixed));
    const view = await rig.view();
    await save(rig, `${view.source}おまけ。\n`, view.etag);
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(`${mixed}おまけ。\n`);
  });

  it('of a link, what it points to is written', async () => {
    const dir = project();
    const target = join(dir, 'elsewhere.txt');
    renameSync(join(dir, 'scripts', FILE), target);
    symlinkSync(target, join(dir, 'scripts', FILE));
    const rig = await startRig(dir);
    const { etag } = await rig.view();
    expect((await save(rig, SCRIPT.replace('120', '130'), etag)).status).toBe(200);
    expect(lstatSync(fileOf(rig)).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toContain('130円');
  });

  it('is refused with the file as it is when that was changed meanwhile', async () => {
    const rig = await startRig(project());
    const { etag } = await rig.view();
    const theirs = SCRIPT.replace('120円', '999円');
    writeFileSync(fileOf(rig), theirs);
    const mine = SCRIPT.replace('120円', '130円');
    const refused = await save<StudioProblem>(rig, mine, etag);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'changed-on-disk', current: { source: theirs, etag: sha256(theirs) } },
    });
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(theirs);
    // The choice to overwrite it: with the etag that was told.
    expect((await save(rig, mine, refused.body.current?.etag ?? '')).status).toBe(200);
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(mine);
  });

  it('of two that save at once one is refused', async () => {
    const rig = await startRig(project());
    const { etag } = await rig.view();
    const texts = ['130円', '140円', '150円'].map((price) => SCRIPT.replace('120円', price));
    const saved = await Promise.all(texts.map((text) => save(rig, text, etag)));
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const winner = texts[saved.findIndex(({ status }) => status === 200)];
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(winner);
  });

  it('one that was removed: 404', async () => {
    const rig = await startRig(project());
    const id = await rig.id();
    rmSync(fileOf(rig));
    const body = { source: 'x', etag: '0'.repeat(64) };
    expect((await rig.send('PUT', `/api/scripts/${id}`, body)).status).toBe(404);
  });

  it('a text that is no script is kept all the same: it is the person’s own', async () => {
    const rig = await startRig(project());
    const { etag } = await rig.view();
    const { status, body } = await save(rig, '{"a": 1}', etag);
    expect([status, body.state, body.problems[0]?.code]).toEqual([200, 'invalid', 'script-invalid']);
    expect((await save(rig, SCRIPT, body.etag)).body.state).toBe('new');
  });

  it('a folder that may not be written: told, and the script is as it was', async () => {
    // Root may write anywhere.
    if (process.getuid?.() === 0) return;
    const rig = await startRig(project());
    const { etag } = await rig.view();
    chmodSync(join(rig.dir, 'scripts'), 0o500);
    const refused = await save<StudioProblem>(rig, `${SCRIPT}x`, etag);
    chmodSync(join(rig.dir, 'scripts'), 0o700);
    expect([refused.status, refused.body.code]).toEqual([500, 'output-unwritable']);
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(SCRIPT);
  });
});

describe('the voice of a passage', () => {
  const choose = async (rig: StudioRig, source: string, at: object, voice: string | null) =>
    rig.send<VoicedSource & StudioProblem>('POST', `/api/scripts/${await rig.id()}/voice`, {
      source,
      ...at,
      voice,
    });

  it('is chosen in the script’s own notation, changed, and taken away again', async () => {
    const rig = await startRig(project());
    const view = await rig.view();
    const passage = view.segments[2]?.passages.find(({ type }) => type === 'speech');
    if (passage?.type !== 'speech') throw new Error('no passage');
    const { offset, length } = passage;
    const chosen = await choose(rig, SCRIPT, { offset, length }, 'tsumugi');
    const source = SCRIPT.replace(/今日の1本.*！/, '<voice tsumugi>$&</voice>');
    expect(chosen).toEqual({ status: 200, body: { source } });
    // Nothing is written before it is saved.
    expect(readFileSync(fileOf(rig), 'utf8')).toBe(SCRIPT);
    const seen = (await rig.send<EpisodeView>('POST', `/api/scripts/${view.id}/view`, { source })).body;
    const now = seen.segments[2]?.passages.find(({ type }) => type === 'speech');
    if (now?.type !== 'speech') throw new Error('no passage');
    expect(now.chosen).toBe('tsumugi');
    expect(now.sentences.flatMap(({ utterances }) => utterances.map(({ voice }) => voice))).toEqual([
      'tsumugi',
      'tsumugi',
    ]);
    const at = { offset: now.offset, length: now.length };
    const other = await choose(rig, source, at, 'zundadon');
    expect(other.body.source).toBe(source.replace('tsumugi', 'zundadon'));
    expect((await choose(rig, source, at, null)).body.source).toBe(SCRIPT);
  });

  it.each([
    ['nobody', 0, 5, 'there is no voice nobody'],
    ['tsumugi', 0, 999_999, 'does not lie in one passage'],
    ['tsumugi', 0, SCRIPT.length, 'does not lie in one passage'],
  ])('%s at %i, %i long: 400', async (voice, offset, length, message) => {
    const rig = await startRig(project());
    const refused = await choose(rig, SCRIPT, { offset, length }, voice);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain(message);
  });
});
