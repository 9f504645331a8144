/** `1:05`, `1:02:03`: as players show it. Null is shown as an empty place. */
export const clockText = (ms: number | null): string => {
  if (ms === null || !Number.isFinite(ms)) return '–:––';
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
