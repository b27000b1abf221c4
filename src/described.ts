import * as z from 'zod/mini'

type Description = Parameters<typeof z.meta>[0]

/**
 * A schema with its name, or with all that is to be said of it. It is made by a function, so that a call marked as pure can be left out by
 * bundlers: a page that only parses loads neither the schemas nor zod.
 */
export function described<Schema extends z.ZodMiniType>(as: string | Description, make: () => Schema): Schema {
  return make().check(z.meta(typeof as === 'string' ? { id: as } : as)) as Schema
}
