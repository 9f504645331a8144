export function installMeiVoices(
  targetDir: string,
  options?: { log?: (line: string) => void; signal?: AbortSignal; tarball?: string; sha512?: string },
): Promise<boolean>;
