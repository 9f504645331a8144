import { describe, expect, it } from 'vitest';
import { openClipStore } from '../../src/cache/clip-store.js';
import { HosoError } from '../../src/domain/failure.js';
import { requestDeadlineMs } from '../../src/synthesize/retry.js';
import { sha256 } from '../../src/util/sha256.js';
import { createFakeBackend, FAKE_FACTS, type FakeBackend, fakePcm } from '../support/fake-backend.js';
import { FakeClock } from '../support/fake-clock.js';
import { createMemoryClipStore } from '../support/memory-clip-store.js';
import { createRig, failureOf, openFakePool, utteranceOf, utterances } from '../support/synthesis-rig.js';
import { tempDir } from '../support/temp-dir.js';

const A = 'http://a';
const B = 'http://b';
const C = 'http://c';
const SILENCE = { format: { sampleRateHz: 8000, channels: 1 }, samples: new Int16Array(16_000) };

const pcmHashOf = (reading: string): string => sha256(new Uint8Array(fakePcm(reading).samples.buffer));

const opening = async (fake: FakeBackend, clock: FakeClock, options = {}): Promise<HosoError> => {
  const [outcome] = await clock.runUntil(Promise.allSettled([openFakePool(fake, clock, options)]));
  if (outcome?.status === 'rejected' && outcome.reason instanceof HosoError) return outcome.reason;
  throw new Error('it opened');
};

describe('opening a pool', () => {
  it('names every engine when none answers', async () => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    for (const engine of fake.engines.values()) engine.isDown = true;
    const { failure } = await opening(fake, clock);
    expect(failure.code).toBe('backend-unavailable');
    expect(failure.message).toBe(
      `No fake engine works:\n  ${A}: connection refused\n  ${B}: connection refused`,
    );
    expect(failure.hint).toContain('hoso doctor');
  });

  it('refuses engines that would not sound alike, unless told to go on', async () => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    fake.engine(B).facts = { ...FAKE_FACTS, version: '2.0' };
    const { failure } = await opening(fake, clock);
    expect(failure.message).toContain('version 2.0, not 1.0');
    expect(failure.message).toContain(`${A}: version 1.0`);
    expect(failure.message).toContain(`${B}: version 2.0`);
    expect(failure.hint).toContain('--allow-mixed-engines');
    expect(fake.engine(A).closed).toBe(1);
    const pool = await openFakePool(fake, clock, { allowMixedEngines: true });
    expect(pool.facts.version).toBe('1.0 + 2.0');
    await clock.runUntil(pool.close());
  });

  it('refuses engines without the same voices even then', async () => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    fake.engine(B).facts = { ...FAKE_FACTS, styles: [{ speaker: 's', style: 't', id: 5 }] };
    const { failure } = await opening(fake, clock, { allowMixedEngines: true });
    expect(failure).toMatchObject({ code: 'engines-differ', hint: expect.stringContaining('same voices') });
  });

  it.each([
    [{ dictionaryHash: 'x' }, 'user dictionary'],
    [{ voiceFiles: { mei: 'x' } }, 'voice files'],
    [{ styles: [{ speaker: 's', style: 't', id: 5 }] }, 'voice by the same name'],
  ])('compares %j', async (facts, words) => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    fake.engine(B).facts = { ...FAKE_FACTS, ...facts };
    expect((await opening(fake, clock)).failure.message).toContain(words);
  });

  it('takes engines alike that offer other voices beside those that are used', async () => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    fake.engine(B).facts = {
      ...FAKE_FACTS,
      styles: [
        { speaker: 's', style: 't', id: 0 },
        { speaker: 'u', style: 'v', id: 9 },
      ],
    };
    const pool = await openFakePool(fake, clock);
    await clock.runUntil(pool.close());
  });

  it('goes on with those that answer, and takes the others in when they come', async () => {
    const rig = await createRig({
      addresses: [A, B],
      prepare: (fake) => {
        fake.engine(B).isDown = true;
        for (const engine of fake.engines.values()) engine.latencyMs = 1000;
      },
    });
    expect(rig.eventsOf('engine-away')).toEqual([
      { type: 'engine-away', backend: 'fake', address: B, reason: 'connection refused' },
    ]);
    const asked = Promise.all(utterances(40).map((utterance) => rig.synthesizer.clip(utterance)));
    await rig.clock.advance(3000);
    expect(rig.fake.engine(B).requests).toEqual([]);
    rig.fake.engine(B).isDown = false;
    await rig.clock.runUntil(asked);
    expect(rig.eventsOf('engine-back')).toHaveLength(1);
    expect(rig.fake.engine(B).requests.length).toBeGreaterThan(10);
  });

  it('does not wait for an engine that never answers', async () => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    const open = fake.backend.open.bind(fake.backend);
    const backend = {
      ...fake.backend,
      open: (address: string | null, context: Parameters<typeof open>[1]) =>
        address === B ? new Promise<never>(() => {}) : open(address, context),
    };
    const pool = await clock.runUntil(openFakePool({ ...fake, backend }, clock));
    expect(pool.waiting).toBe(8);
    await clock.runUntil(pool.close());
  });
});

describe('a pool', () => {
  it('sends a request to the least busy engine', async () => {
    const rig = await createRig({ addresses: [A, B, C], maxConcurrency: 3 });
    for (const engine of rig.fake.engines.values()) engine.latencyMs = 1000;
    const asked = Promise.all(utterances(6).map((utterance) => rig.synthesizer.clip(utterance)));
    await rig.clock.advance(100);
    expect([...rig.fake.engines.values()].map(({ inFlight }) => inFlight)).toEqual([2, 2, 2]);
    await rig.clock.runUntil(asked);
  });
});

describe('an engine that fails', () => {
  it('is taken out when it dies; its work goes to the others', async () => {
    const rig = await createRig({ addresses: [A, B, C] });
    for (const engine of rig.fake.engines.values()) engine.latencyMs = 1000;
    const asked = Promise.all(utterances(60).map((utterance) => rig.synthesizer.clip(utterance)));
    await rig.clock.advance(3500);
    rig.fake.engine(A).isDown = true;
    const before = rig.fake.engine(A).requests.length;
    const clips = await rig.clock.runUntil(asked);
    for (const [at, { reading }] of utterances(60).entries()) {
      expect(clips[at]?.pcmHash).toBe(pcmHashOf(reading));
    }
    // It dies in mid-request (a reset): two were on their way, and one more found it dead.
    expect(rig.fake.engine(A).requests.length).toBe(before);
    expect(rig.eventsOf('engine-away').map(({ address }) => address)).toEqual([A]);
    expect(rig.eventsOf('clip-retry').every(({ address }) => address === A)).toBe(true);
    expect(rig.eventsOf('clip-end')).toHaveLength(60);
  });

  it('is taken out when it hangs, asked how it is, and taken back', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(B).latencyMs = 5000;
    rig.fake.engine(A).fault = (_request, count) => (count <= 2 ? { hang: true } : undefined);
    const outcomes = await rig.clips(utterances(100));
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(rig.eventsOf('engine-away')).toEqual([
      {
        type: 'engine-away',
        backend: 'fake',
        address: A,
        reason: expect.stringContaining('no answer within'),
      },
    ]);
    expect(rig.eventsOf('engine-back').map(({ address }) => address)).toEqual([A]);
    const requests = rig.fake.requests();
    expect(requests).toHaveLength(102);
    expect(rig.fake.engine(A).requests.length).toBeGreaterThan(2);
  });

  it('gets no second request of a text while a slow one of it is on its way', async () => {
    const rig = await createRig({ addresses: [A, B] });
    const reading = 'とても遅い文です。';
    for (const engine of rig.fake.engines.values()) engine.latencyMs = requestDeadlineMs(reading) - 100;
    await rig.clips([utteranceOf(reading)]);
    expect(rig.fake.requests()).toEqual([reading]);
    expect(rig.eventsOf('clip-retry')).toEqual([]);
  });

  it('is not sent more when a reset turns out to have been a restart as another version', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(B).latencyMs = 500;
    rig.fake.engine(A).latencyMs = 500;
    rig.fake.engine(A).fault = (_request, count) => {
      if (count === 5) rig.fake.engine(A).facts = { ...FAKE_FACTS, version: '9.9' };
      return count === 5 ? { kind: 'transient', message: 'connection reset' } : undefined;
    };
    const outcomes = await rig.clips(utterances(30));
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(rig.fake.engine(A).requests.length).toBeLessThanOrEqual(6);
    expect(rig.eventsOf('engine-away')).toMatchObject([
      { address: A, reason: expect.stringContaining('9.9') },
    ]);
  });

  it('is not taken out for a text that it cannot speak', async () => {
    const bad = 'この文だけは駄目です。';
    const rig = await createRig();
    rig.fake.engine(A).fault = ({ reading }) =>
      reading === bad ? { kind: 'transient', message: 'HTTP 500' } : undefined;
    const outcomes = await rig.clips([...utterances(5), utteranceOf(bad, 6)]);
    expect(outcomes.slice(0, 5).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(failureOf(outcomes[5] as PromiseSettledResult<unknown>)).toMatchObject({
      code: 'synthesis-failed',
      line: 16,
      message: `fake at ${A} cannot speak 「${bad}」: HTTP 500`,
    });
    expect(rig.eventsOf('engine-away')).toEqual([]);
    expect(rig.fake.requests().filter((reading) => reading === bad)).toHaveLength(5);
  });

  it('is taken out when it fails whatever it is sent', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(A).fault = () => ({ kind: 'transient', message: 'HTTP 500' });
    rig.fake.engine(B).latencyMs = 1000;
    const outcomes = await rig.clips(utterances(30));
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(rig.eventsOf('engine-away').length).toBeGreaterThan(0);
    expect(rig.fake.engine(A).requests.length).toBeLessThan(60);
  });

  it('is the backend’s failure, not the utterance’s, when it is the only one and fails at everything', async () => {
    const rig = await createRig({ addresses: [null] });
    rig.fake.engine(null).fault = () => ({ kind: 'transient', message: 'exit code 1' });
    for (const outcome of await rig.clips(utterances(4))) {
      expect(failureOf(outcome)).toMatchObject({
        code: 'backend-unavailable',
        message: 'fake does not work: exit code 1',
      });
    }
  });

  it('gives up at once on a program that is missing', async () => {
    const rig = await createRig({ addresses: [null] });
    rig.fake.engine(null).isDown = true;
    const [outcome] = await rig.clips([utteranceOf('文。')]);
    expect(failureOf(outcome as PromiseSettledResult<unknown>).code).toBe('backend-unavailable');
    expect(rig.clock.nowMs()).toBeLessThan(1000);
    expect(rig.eventsOf('clip-retry')).toEqual([]);
  });

  it('may rest as long as it asks for', async () => {
    const rig = await createRig();
    const startsMs: number[] = [];
    rig.fake.engine(A).fault = (_request, count) => {
      startsMs.push(rig.clock.nowMs());
      return count === 1 ? { kind: 'transient', retryAfterMs: 20_000, message: 'HTTP 429' } : undefined;
    };
    const outcomes = await rig.clips([utteranceOf('一。', 1)]);
    expect(outcomes[0]?.status).toBe('fulfilled');
    expect((startsMs[1] ?? 0) - (startsMs[0] ?? 0)).toBeGreaterThanOrEqual(20_000);
    expect(rig.eventsOf('engine-away')).toEqual([]);
  });

  it('leaves its work to the others while it rests', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(B).latencyMs = 100;
    rig.fake.engine(A).fault = () => ({ kind: 'transient', retryAfterMs: 60_000 });
    await rig.clips(utterances(10));
    expect(rig.clock.nowMs()).toBeLessThan(10_000);
    expect(rig.fake.engine(A).requests.length).toBeLessThanOrEqual(2);
  });
});

describe('a bad sound', () => {
  it('is made once more elsewhere', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(A).fault = () => ({ pcm: SILENCE });
    const [outcome] = await rig.clips([utteranceOf('一つ目の文です。')]);
    expect(outcome?.status).toBe('fulfilled');
    expect([rig.fake.engine(A).requests.length, rig.fake.engine(B).requests.length]).toEqual([1, 1]);
    expect(rig.eventsOf('clip-retry')).toEqual([
      {
        type: 'clip-retry',
        script: 'episode',
        index: 1,
        attempt: 2,
        reason: 'silence instead of speech',
        address: A,
      },
    ]);
  });

  it('fails by name when it is bad again, and is not kept', async () => {
    const store = createMemoryClipStore();
    const rig = await createRig({ addresses: [A, B], store });
    for (const engine of rig.fake.engines.values()) engine.fault = () => ({ pcm: SILENCE });
    const [outcome] = await rig.clips([utteranceOf('一つ目の文です。')]);
    expect(failureOf(outcome as PromiseSettledResult<unknown>)).toMatchObject({
      code: 'synthesis-failed',
      message: expect.stringContaining('silence'),
      file: 'scripts/episode.txt',
      line: 11,
      column: 3,
    });
    expect(rig.fake.requests()).toHaveLength(2);
    expect(store.clips.size).toBe(0);
  });
});

describe('with no engine left', () => {
  it('waits a while, then names each engine and its last error, and keeps what is made', async () => {
    const store = createMemoryClipStore();
    const rig = await createRig({ addresses: [A, B], store });
    for (const engine of rig.fake.engines.values()) engine.latencyMs = 1000;
    const asked = Promise.allSettled(utterances(20).map((utterance) => rig.synthesizer.clip(utterance)));
    await rig.clock.advance(2500);
    for (const engine of rig.fake.engines.values()) engine.isDown = true;
    const outcomes = await rig.clock.runUntil(asked);
    const failures = outcomes.filter(({ status }) => status === 'rejected').map(failureOf);
    expect(failures).toHaveLength(12);
    for (const failure of failures) {
      expect(failure.code).toBe('backend-unavailable');
      expect(failure.message).toContain(`${A}: connection re`);
      expect(failure.message).toContain(`${B}: connection re`);
    }
    expect(store.clips.size).toBe(8);
    expect(rig.clock.nowMs()).toBeGreaterThan(15_000);
    expect(rig.clock.nowMs()).toBeLessThan(60_000);

    const again = await createRig({ store });
    await again.clips(utterances(20));
    expect(again.fake.requests()).toHaveLength(12);
  });

  it('goes on when one comes back in time', async () => {
    const rig = await createRig();
    rig.fake.engine(A).latencyMs = 1000;
    const asked = Promise.all(utterances(60).map((utterance) => rig.synthesizer.clip(utterance)));
    await rig.clock.advance(1500);
    rig.fake.engine(A).isDown = true;
    await rig.clock.advance(6000);
    rig.fake.engine(A).isDown = false;
    await rig.clock.runUntil(asked);
    expect(rig.eventsOf('engine-back').length).toBeGreaterThan(0);
  });

  it('tells late comers at once, and serves them again when an engine is back', async () => {
    const rig = await createRig();
    rig.fake.engine(A).isDown = true;
    await rig.clips(utterances(3));
    const fromMs = rig.clock.nowMs();
    const [late] = await rig.clips([utteranceOf('後から来た文。')]);
    expect(failureOf(late as PromiseSettledResult<unknown>).code).toBe('backend-unavailable');
    expect(rig.clock.nowMs() - fromMs).toBeLessThan(200);
    rig.fake.engine(A).isDown = false;
    await rig.clock.advance(20_000);
    const [served] = await rig.clips([utteranceOf('後から来た文。')]);
    expect(served?.status).toBe('fulfilled');
  });

  it('does not take an engine back that has become another one', async () => {
    const rig = await createRig();
    rig.fake.engine(A).isDown = true;
    const asked = rig.clips([utteranceOf('文です。')]);
    rig.fake.engine(A).facts = { ...FAKE_FACTS, version: '9.9' };
    rig.fake.engine(A).isDown = false;
    rig.fake.engine(A).fault = (_request, count) => (count === 1 ? { kind: 'unavailable' } : undefined);
    const [outcome] = await asked;
    expect(failureOf(outcome as PromiseSettledResult<unknown>)).toMatchObject({
      code: 'backend-unavailable',
      message: expect.stringContaining('version 9.9, not 1.0'),
    });
    expect(rig.eventsOf('engine-back')).toEqual([]);
  });
});

describe('requests of several kinds', () => {
  const sortedRig = async (addresses: readonly string[], jobs?: number) => {
    const rig = await createRig({
      addresses,
      prepare: (fake) => {
        fake.backend.serving = () => ({ maxInFlight: 1, kindOf: ({ kind }) => String(kind) });
        for (const engine of fake.engines.values()) engine.latencyMs = 100;
      },
      ...(jobs === undefined ? {} : { pool: { jobs } }),
    });
    return rig;
  };
  const mixed = (kinds: readonly string[], count: number) =>
    utterances(count).map((utterance, at) => {
      const kind = kinds[at % kinds.length] ?? '';
      return { ...utterance, reading: `${kind}${utterance.reading}`, options: { kind } };
    });
  /** How often the first letter of the requests changes. */
  const changes = (requests: readonly string[]): number =>
    requests.filter((reading, at) => at > 0 && reading[0] !== requests[at - 1]?.[0]).length;

  it('go one at a time, those of one kind after the other, whatever --jobs says', async () => {
    const rig = await sortedRig([A], 8);
    await rig.clips(mixed(['あ', 'い', 'う'], 60));
    expect(rig.fake.engine(A).requests).toHaveLength(60);
    expect(rig.fake.engine(A).mostInFlight).toBe(1);
    expect(changes(rig.fake.engine(A).requests)).toBe(2);
  });

  it('are shared out by kind among engines, and none is idle for that', async () => {
    const rig = await sortedRig([A, B]);
    await rig.clips(mixed(['あ', 'い'], 40));
    const [a, b] = [rig.fake.engine(A).requests, rig.fake.engine(B).requests];
    expect([a.length, b.length]).toEqual([20, 20]);
    expect(changes(a) + changes(b)).toBeLessThanOrEqual(2);
    const one = await sortedRig([A, B]);
    await one.clips(mixed(['あ'], 40));
    expect(one.fake.engine(B).requests).toHaveLength(20);
  });
});

describe('warming up and pronouncing', () => {
  it('warms every engine up, also one that comes back', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.pool.prepare([{ options: {}, voiceHash: null }]);
    expect([rig.fake.engine(A).prepared, rig.fake.engine(B).prepared]).toEqual([1, 1]);
    rig.fake.engine(A).fault = (_request, count) => (count === 1 ? { kind: 'unavailable' } : undefined);
    rig.fake.engine(B).latencyMs = 1000;
    await rig.clips(utterances(30));
    expect(rig.eventsOf('engine-back')).toHaveLength(1);
    expect(rig.fake.engine(A).prepared).toBe(2);
  });

  it('sends an engine nothing before it is warm, and lets none wait for another', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(A).warmUp = (signal) => rig.clock.sleep(60_000, signal);
    rig.pool.prepare([{ options: {}, voiceHash: null }]);
    const outcomes = await rig.clips(utterances(8));
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(rig.fake.engine(A).requests).toEqual([]);
    await rig.clock.advance(60_000);
    await rig.clips([utteranceOf('あとで。', 9)]);
    expect(rig.fake.engine(A).requests).toEqual(['あとで。']);
  });

  it('takes an engine out that hangs when it is warmed up', async () => {
    const rig = await createRig({ addresses: [A, B] });
    rig.fake.engine(A).warmUp = () => new Promise(() => {});
    rig.pool.prepare([{ options: {}, voiceHash: null }]);
    await rig.clips(utterances(8));
    await rig.clock.advance(200_000);
    expect(rig.eventsOf('engine-away').map(({ address }) => address)).toEqual([A]);
  });

  it('tells a bug in warming up as one', async () => {
    const rig = await createRig();
    rig.fake.engine(A).warmUp = async () => {
      throw new TypeError('not a function');
    };
    rig.pool.prepare([{ options: {}, voiceHash: null }]);
    const [outcome] = await rig.clips(utterances(1));
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) });
  });

  it('tells the kana', async () => {
    const rig = await createRig();
    const kana = await rig.pool.pronounce({ reading: '文', options: {} }, rig.abort.signal);
    expect(kana).toBe('カナ文');
  });

  it('closes its sessions, and ends although an engine does not', async () => {
    const clock = new FakeClock();
    const fake = createFakeBackend(clock, [A, B]);
    const open = fake.backend.open.bind(fake.backend);
    const backend: FakeBackend['backend'] = {
      ...fake.backend,
      open: async (address, context) => {
        const session = await open(address, context);
        return address === A ? session : { ...session, close: () => new Promise<never>(() => {}) };
      },
    };
    const pool = await openFakePool({ ...fake, backend }, clock);
    await clock.runUntil(pool.close());
    expect(fake.engine(A).closed).toBe(1);
    await expect(
      pool.pronounce({ reading: '文', options: {} }, new AbortController().signal),
    ).rejects.toBeInstanceOf(HosoError);
  });
});

describe('a store on disk and faults of every kind', () => {
  it('gives the same sounds as engines without faults', async () => {
    const rig = await createRig({
      addresses: [A, B, C],
      store: await openClipStore(tempDir(), { durable: false }),
    });
    const faults = ['transient', 'timeout', 'bad-audio', 'unavailable'] as const;
    rig.fake.engine(A).latencyMs = 200;
    rig.fake.engine(B).latencyMs = 300;
    rig.fake.engine(B).fault = (_request, count) => {
      const kind = faults[Math.floor(count / 5) % faults.length];
      return count % 5 === 0 && kind !== undefined ? { kind } : undefined;
    };
    rig.fake.engine(C).latencyMs = 3000;
    const asked = utterances(150);
    const clips = rig.clips(asked);
    await rig.clock.advance(4000);
    rig.fake.engine(A).isDown = true;
    const outcomes = await clips;
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') throw outcome.reason;
      const { samples } = await outcome.value.read();
      expect(sha256(new Uint8Array(samples.buffer))).toBe(pcmHashOf(asked[at]?.reading ?? ''));
    }
    expect(rig.eventsOf('clip-retry').length).toBeGreaterThan(3);
  });
});
