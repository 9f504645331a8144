import { z } from 'zod';

/** Where a server is. Addresses stand in messages, so they may hold nothing secret. */
export const serverUrlSchema = z
  .url({ protocol: /^https?$/, message: 'this is no http:// or https:// address' })
  .refine((url) => !/[@?#]/.test(url), { message: 'an address may hold no user name, password or query' });

/** With a scheme, and without the slash at the end. */
export const tidyUrl = (url: string): string =>
  (/^[a-z]+:\/\//i.test(url) ? url : `http://${url}`).replace(/\/+$/, '');
