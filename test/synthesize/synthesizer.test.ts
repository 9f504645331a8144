import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClipStore } from '../../src/cache/clip-store.js';
import { HosoError } from '../../src/domain/failure.js';
import { createSynthesizer } from '../../src/synthesize/synthesizer.js';
import { systemClock } from '../../src/util/clock.js';
import { createFakeBackend, fakePcm } from '../support/fake-backend.js';
import { createMemoryClipStore } from '../support/memory-clip-store.js';
import {
  createRig,
  failureOf,
  keyOf,
  openFakePool,
  utteranceOf,
  utterances,
} from '../support/synthesis-rig.js';
import { tempDir } from '../support/temp-dir.js';

const READING = 'おはようございます。';

describe('synthesizer', () => {
  it('makes a clip, keeps it, and takes it from the store the next time', async () => {
    const store = createMemoryClipStore();
    const first = await createRig({ store });
    const [made] = await first.clips([utteranceOf(READING, 4)]);
    expect(made).toMatchObject({ status: 'fulfilled', value: { key: keyOf(READING), frames: 8000 } });
    expect(first.events).toEqual([
      { type: 'clip-start', script: 'episode', index: 4, segment: 1 },
      { type: 'clip-end', script: 'episode', index: 4, segment: 1, durationMs: 1000 },
    ]);
    const second = await createRig({ store });
    const [cached] = await second.clips([utteranceOf(READING, 7)]);
    expect(cached).toMatchObject({ status: 'fulfilled', value: { frames: 8000 } });
    expect(second.fake.requests()).toEqual([]);
    expect(second.events).toEqual([
      { type: 'clip-cached', script: 'episode', index: 7, segment: 1, durationMs: 1000 },
    ]);
  });

  it('makes equal utterances in flight once', async () => {
    const rig = await createRig({
      prepare: (fake) => Object.assign(fake.engine('http://a'), { latencyMs: 500 }),
    });
    const outcomes = await rig.clips([
      utteranceOf(READING, 1),
      utteranceOf('別の文。', 2),
      utteranceOf(READING, 3),
    ]);
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(rig.fake.requests()).toEqual([READING, '別の文。']);
    expect(rig.eventsOf('clip-end').map(({ index }) => index)).toEqual([1, 2]);
    expect(rig.eventsOf('clip-cached').map(({ index }) => index)).toEqual([3]);
  });

  it('begins in the order of the calls, with no more in flight than the engines take', async () => {
    const rig = await createRig({
      addresses: ['http://a', 'http://b'],
      prepare: (fake) => {
        fake.engine('http://a').latencyMs = 300;
        fake.engine('http://b').latencyMs = 700;
      },
    });
    const asked = utterances(40);
    await rig.store.put(asked[6]?.key ?? keyOf(''), { pcm: fakePcm('七'), timing: null });
    await rig.clips(asked);
    const started = rig.eventsOf('clip-start').map(({ index }) => index);
    expect(started).toEqual(asked.map(({ index }) => index).filter((index) => index !== 7));
    for (const engine of rig.fake.engines.values()) expect(engine.mostInFlight).toBe(2);
    expect(rig.fake.engine('http://a').requests.length).toBeGreaterThan(
      rig.fake.engine('http://b').requests.length,
    );
  });

  it('begins in the order of the calls although look-ups end in any order', async () => {
    const store = createMemoryClipStore();
    const get = store.get.bind(store);
    let looks = 0;
    store.get = async (key) => {
      looks += 1;
      for (let turns = (looks * 5) % 8; turns > 0; turns -= 1) await Promise.resolve();
      return get(key);
    };
    const rig = await createRig({ store });
    await rig.clips(utterances(40));
    expect(rig.fake.requests()).toEqual(utterances(40).map(({ reading }) => reading));
  });

  it('uses the number of jobs that was asked for', async () => {
    const rig = await createRig({
      pool: { jobs: 5 },
      prepare: (fake) => Object.assign(fake.engine('http://a'), { latencyMs: 100 }),
    });
    await rig.clips(utterances(20));
    expect(rig.fake.engine('http://a').mostInFlight).toBe(5);
  });

  it('keeps timing that the engine tells', async () => {
    const rig = await createRig();
    const timing = [{ text: 'オ', startS: 0, endS: 0.1 }];
    const fake = createFakeBackend(rig.clock);
    const open = fake.backend.open.bind(fake.backend);
    const pool = await openFakePool(
      {
        ...fake,
        backend: {
          ...fake.backend,
          open: async (address, context) => ({
            ...(await open(address, context)),
            synthesize: async ({ reading }) => ({ pcm: fakePcm(reading), timing }),
          }),
        },
      },
      rig.clock,
    );
    const synthesizer = createSynthesizer({
      pools: new Map([['fake', pool]]),
      store: rig.store,
      signal: rig.abort.signal,
      onEvent: () => {},
      clock: rig.clock,
    });
    expect((await rig.clock.runUntil(synthesizer.clip(utteranceOf(READING)))).timing).toEqual(timing);
    await rig.clock.runUntil(pool.close());
  });

  it('names the place of an utterance that the engine refuses twice', async () => {
    const rig = await createRig({
      prepare: (fake) => {
        fake.engine('http://a').fault = ({ reading }) =>
          reading === READING ? { kind: 'rejected', message: 'no such style' } : undefined;
      },
    });
    const [good, bad] = await rig.clips([utteranceOf('別の文。', 1), utteranceOf(READING, 2)]);
    expect(good?.status).toBe('fulfilled');
    expect(failureOf(bad as PromiseSettledResult<unknown>)).toEqual({
      code: 'synthesis-failed',
      message: `fake at http://a cannot speak 「${READING}」: no such style`,
      file: 'scripts/episode.txt',
      line: 12,
      column: 3,
    });
    expect(rig.fake.requests().filter((reading) => reading === READING)).toHaveLength(2);
  });

  it('tells each caller of a shared request its own place', async () => {
    const rig = await createRig({
      prepare: (fake) => {
        fake.engine('http://a').fault = () => ({ kind: 'rejected' });
      },
    });
    const outcomes = await rig.clips([utteranceOf(READING, 1), utteranceOf(READING, 2)]);
    expect(outcomes.map((outcome) => failureOf(outcome).line)).toEqual([11, 12]);
    expect(rig.fake.requests()).toHaveLength(2);
  });

  it('passes on what is a bug, unchanged', async () => {
    const bug = new RangeError('a bug');
    const rig = await createRig({
      prepare: (fake) => {
        fake.engine('http://a').fault = () => ({ bug });
      },
    });
    const [outcome] = await rig.clips([utteranceOf(READING)]);
    expect(outcome).toEqual({ status: 'rejected', reason: bug });
    expect(rig.fake.requests()).toHaveLength(1);
  });

  it('serves what is cached of a backend that cannot be reached', async () => {
    const store = createMemoryClipStore();
    await store.put(keyOf(READING), { pcm: fakePcm(READING), timing: null });
    const unreachable = new HosoError({ code: 'backend-unavailable', message: 'nothing answers' });
    const synthesizer = createSynthesizer({
      pools: new Map([['fake', unreachable]]),
      store,
      signal: new AbortController().signal,
      onEvent: () => {},
    });
    expect((await synthesizer.clip(utteranceOf(READING))).frames).toBe(8000);
    await expect(synthesizer.clip(utteranceOf('別の文。'))).rejects.toBe(unreachable);
  });
});

describe('synthesizer: a store on disk', () => {
  const diskRig = async () => {
    const dir = tempDir();
    const store = await openClipStore(dir);
    const fake = createFakeBackend(systemClock);
    const pool = await openFakePool(fake, systemClock);
    const synthesizer = createSynthesizer({
      pools: new Map([['fake', pool]]),
      store,
      signal: new AbortController().signal,
      onEvent: () => {},
    });
    const path = join(dir, keyOf(READING).slice(0, 2), `${keyOf(READING)}.wav`);
    return { dir, fake, pool, synthesizer, path };
  };

  it('makes a clip again whose sound is lost or changed before it is read', async () => {
    const { fake, synthesizer, path, pool } = await diskRig();
    const clip = await synthesizer.clip(utteranceOf(READING));
    rmSync(path);
    expect(await clip.read()).toEqual(fakePcm(READING));
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const again = await synthesizer.clip(utteranceOf(READING));
    expect(fake.requests()).toHaveLength(2);
    const reads = await Promise.all([again.read(), clip.read(), again.read()]);
    expect(reads).toEqual([fakePcm(READING), fakePcm(READING), fakePcm(READING)]);
    expect(fake.requests()).toHaveLength(3);
    await pool.close();
  });

  it('does not pass another sound off as the lost one', async () => {
    const { fake, synthesizer, path, pool } = await diskRig();
    const clip = await synthesizer.clip(utteranceOf(READING));
    rmSync(path);
    fake.engine('http://a').fault = () => ({ pcm: fakePcm(`${READING}ね`) });
    await expect(clip.read()).rejects.toMatchObject({
      failure: { code: 'synthesis-failed', line: 11, hint: expect.stringContaining('again') },
    });
    await pool.close();
  });

  it('replaces a torn clip', async () => {
    const { fake, synthesizer, path, pool } = await diskRig();
    await synthesizer.clip(utteranceOf(READING));
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const clip = await synthesizer.clip(utteranceOf(READING));
    expect(await clip.read()).toEqual(fakePcm(READING));
    expect(fake.requests()).toHaveLength(2);
    await pool.close();
  });

  it('fails when the store cannot be written', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'file'), '');
    const fake = createFakeBackend(systemClock);
    const pool = await openFakePool(fake, systemClock);
    const synthesizer = createSynthesizer({
      pools: new Map([['fake', pool]]),
      store: await openClipStore(join(dir, 'file')),
      signal: new AbortController().signal,
      onEvent: () => {},
    });
    await expect(synthesizer.clip(utteranceOf(READING))).rejects.toMatchObject({
      failure: { code: 'cache-unwritable' },
    });
    expect(readdirSync(dir)).toEqual(['file']);
    await pool.close();
  });
});

describe('synthesizer: giving up', () => {
  it.each([false, true])(
    'ends at once on abort while engines hang (deaf to the signal: %s)',
    async (deaf) => {
      const store = createMemoryClipStore();
      const fake = createFakeBackend(systemClock);
      fake.engine('http://a').fault = (_request, count) => (count > 3 ? { hang: true, deaf } : undefined);
      const abort = new AbortController();
      const pool = await openFakePool(fake, systemClock, { signal: abort.signal });
      const synthesizer = createSynthesizer({
        pools: new Map([['fake', pool]]),
        store,
        signal: abort.signal,
        onEvent: () => {},
      });
      const asked = utterances(30).map((utterance) => synthesizer.clip(utterance));
      await Promise.all(asked.slice(0, 3));
      const ended = Promise.allSettled(asked);
      abort.abort();
      const outcomes = await ended;
      expect(outcomes.slice(0, 3).every(({ status }) => status === 'fulfilled')).toBe(true);
      for (const outcome of outcomes.slice(3)) expect(failureOf(outcome).code).toBe('cancelled');
      await expect(synthesizer.clip(utteranceOf(READING))).rejects.toMatchObject({
        failure: { code: 'cancelled' },
      });
      await pool.close();
      expect(store.clips.size).toBe(3);
    },
  );

  it('drops the requests that nobody waits for any more, and keeps the others', async () => {
    const rig = await createRig({
      prepare: (fake) => Object.assign(fake.engine('http://a'), { latencyMs: 1000 }),
    });
    const given = new AbortController();
    const dropped = utterances(20).map((utterance) => rig.synthesizer.clip(utterance, given.signal));
    const shared = rig.synthesizer.clip({ ...utteranceOf('x'), ...utterances(1)[0], index: 99 });
    const other = rig.synthesizer.clip(utteranceOf(READING, 50));
    const ended = Promise.allSettled(dropped);
    await rig.clock.advance(100);
    given.abort();
    for (const outcome of await ended) expect(failureOf(outcome).code).toBe('cancelled');
    await rig.clock.runUntil(Promise.all([shared, other]));
    expect(rig.fake.requests()).toEqual([...utterances(2).map(({ reading }) => reading), READING]);
  });
});
