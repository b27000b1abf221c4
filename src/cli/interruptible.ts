export interface Interruption {
  readonly signal: AbortSignal
  /** Leaves the signals to the system again. */
  end(): void
}

/** Ctrl-C, and the word of a system that wants to shut down: the first is a request to come to an end, the second ends the command. */
export function interruptible(say: (text: string) => void): Interruption {
  const controller = new AbortController()
  const interrupt = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      say('Stopped.\n')
      process.exit(signal === 'SIGINT' ? 130 : 143)
    }
    say('Finishing what is in work; Ctrl-C again stops at once.\n')
    controller.abort()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, interrupt)
  return {
    signal: controller.signal,
    end: () => signals.forEach((signal) => process.off(signal, interrupt)),
  }
}
