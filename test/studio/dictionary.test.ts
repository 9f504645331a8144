import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DictionaryView, StudioProblem } from '../../src/domain/studio-api.js';
import { toneProject } from '../support/run-hoso.js';
import { SCRIPT, SCRIPT_NAME, type StudioRig, sentencesOf, startRig } from '../support/studio-rig.js';

const project = (dictionary?: string): string => {
  const dir = toneProject({ [`${SCRIPT_NAME}.txt`]: SCRIPT });
  if (dictionary !== undefined) writeFileSync(join(dir, 'dictionary.yaml'), dictionary);
  return dir;
};

const fileOf = (rig: StudioRig): string => join(rig.dir, 'dictionary.yaml');
const textOf = (rig: StudioRig): string => readFileSync(fileOf(rig), 'utf8');
const etagOf = async (rig: StudioRig) => (await rig.get<DictionaryView>('/api/dictionary')).body.etag;

type Word = { surface: string; reading?: string; voice?: string | null };

const put = async <T = DictionaryView>(rig: StudioRig, word: Word, etag?: string | null) =>
  rig.send<T>('PUT', '/api/dictionary', {
    voice: null,
    ...word,
    etag: etag === undefined ? await etagOf(rig) : etag,
  });

const remove = async <T = DictionaryView>(rig: StudioRig, word: Word) =>
  rig.send<T>('DELETE', '/api/dictionary', { voice: null, ...word, etag: await etagOf(rig) });

const LIST = `# Our words.
- surface: 技研   # the institute
  reading: ぎけん
  accent: 1

# Only one of them says so.
-   { surface: "池", reading: いけいけ, voice: tsumugi }
- reading: ラグ
  surface: RAG
  caseSensitive: true # not rag
`;

describe('a word', () => {
  it('is heard at once in every view, and gone again when it is taken back', async () => {
    const rig = await startRig(project());
    const before = sentencesOf(await rig.view());
    expect((await rig.get('/api/dictionary')).body).toEqual({ etag: null, words: [] });
    const added = await put(rig, { surface: '名札', reading: 'なまえふだ' });
    expect(added).toMatchObject({
      status: 200,
      body: { words: [{ surface: '名札', reading: 'なまえふだ', voice: null }], replaced: null },
    });
    const after = sentencesOf(await rig.view());
    expect(after[4]?.reading).toBe(before[4]?.reading.replace('名札', 'なまえふだ'));
    expect((await remove(rig, { surface: '名札' })).body).toMatchObject({ etag: null, words: [] });
    expect(existsSync(fileOf(rig))).toBe(false);
    expect(sentencesOf(await rig.view())).toEqual(before);
    expect(rig.bugs).toEqual([]);
  });

  it('replaces another reading; comments and all other entries stay as they are', async () => {
    const rig = await startRig(project(LIST));
    const { body } = await put(rig, { surface: 'RAG', reading: 'アールエージー' });
    expect(body.replaced).toEqual({ surface: 'RAG', reading: 'ラグ', voice: null });
    expect(textOf(rig)).toBe(LIST.replace('reading: ラグ', 'reading: アールエージー'));
    // Undo is byte for byte.
    await put(rig, { surface: 'RAG', reading: 'ラグ' });
    expect(textOf(rig)).toBe(LIST);
  });

  it('an accent goes with the reading that it belongs to, and comes back with it', async () => {
    const rig = await startRig(project(LIST));
    await put(rig, { surface: '技研', reading: 'わざけん' });
    expect(textOf(rig)).toBe(LIST.replace('reading: ぎけん\n  accent: 1\n', 'reading: わざけん\n'));
    await put(rig, { surface: '技研', reading: 'ぎけん' });
    expect(textOf(rig)).toBe(LIST);
  });

  it('of one voice is another word than that of all', async () => {
    const rig = await startRig(project(LIST));
    const all = await put(rig, { surface: '池', reading: 'いけ' });
    expect(all.body.replaced).toBeNull();
    expect(textOf(rig)).toBe(`${LIST}- surface: 池\n  reading: いけ\n`);
    const own = await put(rig, { surface: '池', reading: 'おいけ', voice: 'tsumugi' });
    expect(own.body.replaced).toEqual({ surface: '池', reading: 'いけいけ', voice: 'tsumugi' });
    expect(textOf(rig)).toBe(`${LIST.replace('いけいけ', 'おいけ')}- surface: 池\n  reading: いけ\n`);
    const other = await put(rig, { surface: '鯉', reading: 'こいこい', voice: 'zundamon' });
    expect(other.body.words).toContainEqual({ surface: '鯉', reading: 'こいこい', voice: 'zundamon' });
    expect(textOf(rig)).toContain('- surface: 鯉\n  reading: こいこい\n  voice: zundamon\n');
  });

  it('is taken away with its lines', async () => {
    const rig = await startRig(project(LIST));
    await remove(rig, { surface: '池', voice: 'tsumugi' });
    expect(textOf(rig)).toBe(LIST.replace(/- {3}\{.*\}\n/, ''));
    // One that is put in again is the same as before.
    await put(rig, { surface: '池', reading: 'いけいけ', voice: 'tsumugi' });
    expect(textOf(rig)).toBe(LIST);
    await remove(rig, { surface: 'RAG' });
    expect(textOf(rig)).toBe(LIST.slice(0, LIST.indexOf('- reading: ラグ')));
  });

  it('goes into the short form, too; a voice’s own into a file of its own', async () => {
    const short = '# short\nVSCode: ブイエスコード # an editor\n池: いけ\n';
    const rig = await startRig(project(short));
    await put(rig, { surface: 'VSCode', reading: 'コード' });
    await put(rig, { surface: '123', reading: 'ワンツースリー' });
    await put(rig, { surface: '池', reading: 'おいけ', voice: 'tsumugi' });
    expect(textOf(rig)).toBe(`${short.replace('ブイエスコード', 'コード')}"123": ワンツースリー\n`);
    expect(readFileSync(join(rig.dir, 'dictionary.tsumugi.yaml'), 'utf8')).toBe(
      '- surface: 池\n  reading: おいけ\n',
    );
    await remove(rig, { surface: '123' });
    await remove(rig, { surface: '池' });
    expect(textOf(rig)).toBe('# short\nVSCode: コード # an editor\n');
    expect((await rig.get<DictionaryView>('/api/dictionary')).body.words).toEqual([
      { surface: 'VSCode', reading: 'コード', voice: null },
      { surface: '池', reading: 'おいけ', voice: 'tsumugi' },
    ]);
  });

  it('keeps the line ends of the file', async () => {
    const rig = await startRig(project('- surface: 池\r\n  reading: いけ\r\n'));
    await put(rig, { surface: '鯉', reading: 'こいこい' });
    expect(textOf(rig)).toBe('- surface: 池\r\n  reading: いけ\r\n- surface: 鯉\r\n  reading: こいこい\r\n');
  });

  it.each([
    [{ surface: '池', reading: '…！' }, 'holds nothing to say'],
    [{ surface: '池', reading: 'いけ\nいけ' }, 'on one line'],
    [{ surface: '池\n', reading: 'いけ' }, 'on one line'],
    [{ surface: ' 池', reading: 'いけ' }, 'begins or ends with a space'],
    [{ surface: '**', reading: 'ほし' }, 'never'],
    [{ surface: '', reading: 'いけ' }, 'surface'],
    [{ surface: '池', reading: '' }, 'reading'],
    [{ surface: '池', reading: 'いけ', voice: 'nobody' }, 'there is no voice nobody'],
  ])('%j: 400, and nothing is written', async (word, message) => {
    const rig = await startRig(project(LIST));
    const refused = await put<StudioProblem>(rig, word);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain(message);
    expect(textOf(rig)).toBe(LIST);
  });

  it('that is not there cannot be taken away: 400', async () => {
    const rig = await startRig(project(LIST));
    expect(await remove<StudioProblem>(rig, { surface: '池' })).toMatchObject({ status: 400 });
  });

  it('is refused when the dictionary was changed meanwhile: 409 with what is there', async () => {
    const rig = await startRig(project(LIST));
    const etag = await etagOf(rig);
    writeFileSync(fileOf(rig), `${LIST}- {surface: a, reading: エー}\n`);
    const refused = await put<StudioProblem>(rig, { surface: '池', reading: 'いけ' }, etag);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'changed-on-disk', current: { source: textOf(rig), etag: await etagOf(rig) } },
    });
    expect((await put(rig, { surface: '池', reading: 'いけ' }, null)).status).toBe(409);
  });

  it('a dictionary that is wrong is left alone, and told of in the session', async () => {
    const wrong = '- surface: 池\n  reeding: いけ\n';
    const rig = await startRig(project(wrong));
    expect(rig.session.problems).toMatchObject([
      { code: 'config-invalid', line: 1 },
      { code: 'config-invalid', line: 2 },
    ]);
    const refused = await put<StudioProblem>(rig, { surface: '池', reading: 'いけ' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'config-invalid' } });
    expect(textOf(rig)).toBe(wrong);
    // What is seen is seen all the same; what would be heard is not made.
    const view = await rig.view();
    expect(sentencesOf(view)).toHaveLength(8);
    const id = await rig.id();
    const spoken = await rig.send<StudioProblem>('POST', `/api/scripts/${id}/speak`, {
      source: SCRIPT,
      from: 1,
      to: 1,
    });
    expect(spoken).toMatchObject({ status: 422, body: { code: 'config-invalid' } });
  });
});
