import type { ja } from './ja.js';

type Wide<T> = T extends (...values: infer Values) => string
  ? (...values: Values) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Wide<T[Key]> };

/** Every text of the page: what Japanese has, each language has. */
export type Messages = Wide<typeof ja>;
