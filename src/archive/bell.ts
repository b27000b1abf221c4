/** Wakes those who wait for a change. */
export class Bell {
  #waiting: (() => void)[] = []

  rung(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  ring(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}
