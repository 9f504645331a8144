import { HosoError } from '../domain/failure.js';

export const cancelled = (): HosoError => new HosoError({ code: 'cancelled', message: 'Cancelled' });
