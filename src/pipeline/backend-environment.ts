import type { Backend, OpenContext } from '../backends/backend.js';
import type { Environment } from '../config/environment.js';

/** The environment variables that a backend asks for, and no other. */
export const backendEnvironment = (
  driver: Backend,
  settings: unknown,
  environment: Environment,
): OpenContext['env'] =>
  Object.fromEntries(driver.environment(settings).map((name) => [name, environment.get(name)]));
