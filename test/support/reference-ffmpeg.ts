import { execFileSync, spawnSync } from 'node:child_process';

/** The sound of a file as ffmpeg's own tools read it, without our code. */
export const referenceDecode = (file: string): Int16Array => {
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 's16le', 'pipe:1'], {
    maxBuffer: 2 ** 30,
  });
  return new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
};

/** What ffprobe says of a file; warnings and errors of the decoder are in `complaints`. */
export const probe = (
  file: string,
): { codec: string; sampleRateHz: number; channels: number; durationS: number; complaints: string } => {
  const fields = 'stream=codec_name,sample_rate,channels:format=duration';
  const run = spawnSync('ffprobe', ['-v', 'warning', '-show_entries', fields, '-of', 'json', file], {
    encoding: 'utf8',
  });
  const { streams, format } = JSON.parse(run.stdout) as {
    streams: { codec_name: string; sample_rate: string; channels: number }[];
    format: { duration: string };
  };
  return {
    codec: streams[0]?.codec_name ?? '',
    sampleRateHz: Number(streams[0]?.sample_rate),
    channels: streams[0]?.channels ?? 0,
    durationS: Number(format.duration),
    complaints: run.stderr,
  };
};

/** Integrated loudness in LUFS and true peak in dBTP by ffmpeg's ebur128, to one decimal. */
export const referenceLoudness = (file: string): { integratedLufs: number; truePeakDb: number } => {
  const args = ['-hide_banner', '-nostats', '-i', file, '-af', 'ebur128=peak=true', '-f', 'null', '-'];
  const { stderr } = spawnSync('ffmpeg', args, { encoding: 'utf8' });
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  return {
    integratedLufs: Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]),
    truePeakDb: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]),
  };
};
