/**
 * A worker: a process that converts inputs one after the other. It is started by `Pool`, which sends it the settings and then tasks, and gets a
 * result for each, in their order.
 */
import { Worker } from 'node:worker_threads'
import { type InputConverter, inputConverter } from './convertInput.ts'
import type { FromWorker, Task, ToWorker } from './task.ts'

/** Ends the process, in the midst of an endless loop too, where the run is gone or the memory allowed is used up. */
const WATCH = `
  const { workerData: { parent, bytes } } = require('node:worker_threads')
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > bytes) process.kill(process.pid, 'SIGKILL')
  }, 500)
`
const bytes = Number(process.argv[2]) * 1024 * 1024
const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 }
new Worker(WATCH, { eval: true, workerData: { parent: process.ppid, bytes }, resourceLimits, execArgv: [] }).unref()

let convert: InputConverter | null = null
const waiting: Task[] = []
let busy = false

process.on('message', async (message: ToWorker) => {
  if ('settings' in message) {
    convert = await inputConverter(message.settings)
    await send('ready')
  } else waiting.push(...message.tasks)
  if (convert !== null && !busy) await work(convert)
})
process.on('disconnect', () => process.exit())
// Ctrl-C reaches all processes of a terminal; it is for the run to say what becomes of its workers.
process.on('SIGINT', () => {})

async function work(convert: InputConverter): Promise<void> {
  busy = true
  for (let task = waiting.shift(); task; task = waiting.shift()) {
    await send({ number: task.number, result: await convert(task) })
  }
  busy = false
}

/** Resolves when the message is on its way, so that the run knows for certain which input a worker died of. */
function send(message: FromWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}
