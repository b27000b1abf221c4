/** Notices without the names and numbers of persons, for publication. A door of its own: most pages never mask. */
export { type Masked, maskPersons } from './maskPersons.ts'
