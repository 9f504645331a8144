/** sha256 (hex) of everything that decides how a clip sounds. Only plan/ makes one; equal keys, equal clips. */
export type ClipKey = string & { readonly __brand: 'ClipKey' };
