/** Apache Parquet, a file a relation (`praises.parquet`): columns with types, for DuckDB, Spark and the like. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Notice } from '../extract/notice.ts'
import type { ColumnType, Relation, Value } from './relations/relation.ts'
import { relations } from './relations/relations.ts'
import type { Chunk, Sink } from './sink.ts'

/** A group of rows is written when it has so many, or so many characters. */
const ROWS = 50_000
const CHARACTERS = 8_000_000

const types = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Record<ColumnType, object>

export const parquetSink: Sink = async function* (notices: AsyncIterable<Notice>) {
  const files = relations.map((relation) => new RelationFile(relation))
  for await (const notice of notices) {
    for (const file of files) {
      file.add(notice)
      if (file.full) yield file.group()
    }
  }
  for (const file of files) {
    yield file.group()
    yield file.end()
  }
}

class RelationFile {
  readonly #relation: Relation
  readonly #bytes = new ByteWriter()
  readonly #writer: ParquetWriter
  #columns: Value[][]
  #characters = 0

  constructor(relation: Relation) {
    this.#relation = relation
    this.#columns = relation.columns.map(() => [])
    const columns = relation.columns.map(({ name, type }) => ({
      name,
      ...types[type],
      repetition_type: 'OPTIONAL' as const,
    }))
    const schema = [{ name: 'root', num_children: columns.length }, ...columns]
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema, createdBy: 'gongwen' })
  }

  add(notice: Notice): void {
    for (const row of this.#relation.rows(notice)) {
      row.forEach((value, at) => {
        this.#columns[at]!.push(value)
        if (typeof value === 'string') this.#characters += value.length
      })
    }
  }

  get full(): boolean {
    return this.#columns[0]!.length >= ROWS || this.#characters >= CHARACTERS
  }

  /** The rows so far as a group of their own. */
  group(): Chunk {
    const rows = this.#columns[0]!.length
    if (rows > 0) {
      const columnData = this.#relation.columns.map(({ name }, at) => ({ name, data: this.#columns[at]! }))
      // It waits for nothing, as the writer holds its bytes in memory.
      void this.#writer.write({ columnData, rowGroupSize: rows })
    }
    this.#columns = this.#relation.columns.map(() => [])
    this.#characters = 0
    return this.#taken()
  }

  /** What closes the file: the index of its groups. */
  end(): Chunk {
    void this.#writer.finish()
    return this.#taken()
  }

  get #file(): string {
    return `${this.#relation.name}.parquet`
  }

  /** What has been written since the last time. */
  #taken(): Chunk {
    const data = this.#bytes.getBytes().slice()
    this.#bytes.index = 0
    return { file: this.#file, data }
  }
}
