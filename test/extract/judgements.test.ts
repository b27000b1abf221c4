/** Whom a notice commends and reproaches: unit, @ field of work, # honor. */
import { describe, expect, test } from 'vitest'
import { parseSync } from '../../src/gongwen.ts'
import cases from './judgements.cases.json' with { type: 'json' }

describe('praises and criticisms', () => {
  test.each(cases)('$name', ({ text, praises, criticisms }) => {
    const notice = parseSync(text)
    expect(
      notice.praises.map(
        ({ unit, aspect, honor }) => `${unit.name}${aspect ? ` @ ${aspect}` : ''}${honor ? ` # ${honor}` : ''}`,
      ),
    ).toEqual(praises)
    expect(notice.criticisms.map(({ unit }) => unit.name)).toEqual(criticisms)
    for (const { unit, rule } of [...notice.praises, ...notice.criticisms]) {
      expect(rule).toMatch(/^(?:praise|criticism)\.[a-z]+$/)
      expect(text.slice(...unit.span).length).toBeGreaterThan(0)
    }
  })

  test('cases were seen', () => expect(cases.length).toBeGreaterThan(8))
})
