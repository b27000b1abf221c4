/** Resources (资源) that tell how objects look: drawing parameters, and graphics that pages share. */
import { child, childrenOf, type XmlElement } from '../package/xml.ts'

export interface Resources {
  readonly drawParams: Map<string, XmlElement>
  readonly composites: Map<string, XmlElement>
}

export function noResources(): Resources {
  return { drawParams: new Map(), composites: new Map() }
}

export function addResources(resources: Resources, root: XmlElement): void {
  for (const list of childrenOf(root, 'DrawParams')) {
    for (const param of childrenOf(list, 'DrawParam')) resources.drawParams.set(param.attributes.ID ?? '', param)
  }
  for (const list of childrenOf(root, 'CompositeGraphicUnits')) {
    for (const unit of childrenOf(list, 'CompositeGraphicUnit'))
      resources.composites.set(unit.attributes.ID ?? '', unit)
  }
}

/** Links of drawing parameters to others that are followed. */
const LONGEST_CHAIN = 20
/** Millimetres, where nothing is said. */
const LINE_WIDTH = 0.353

/** An object's line width in millimetres: its own, its drawing parameter's, or that of the one which this goes back to. */
export function lineWidthOf(object: XmlElement, inherited: string | undefined, { drawParams }: Resources): number {
  if (object.attributes.LineWidth !== undefined) return Number(object.attributes.LineWidth) || LINE_WIDTH
  for (const param of chain(object.attributes.DrawParam ?? inherited, drawParams)) {
    if (param.attributes.LineWidth !== undefined) return Number(param.attributes.LineWidth) || LINE_WIDTH
  }
  return LINE_WIDTH
}

export function isRedInk(object: XmlElement, inherited: string | undefined, { drawParams }: Resources): boolean {
  const own = child(object, 'FillColor')
  const params = chain(object.attributes.DrawParam ?? inherited, drawParams)
  const colour = own ?? params.map((param) => child(param, 'FillColor')).find((found) => found !== undefined)
  const value = colour?.attributes.Value?.trim().split(/\s+/) ?? []
  const [red, green, blue] = value.map((part) => (part.startsWith('#') ? parseInt(part.slice(1), 16) : Number(part)))
  return value.length === 3 && red! > 150 && green! < 90 && blue! < 90
}

function chain(id: string | undefined, drawParams: Resources['drawParams']): XmlElement[] {
  const found: XmlElement[] = []
  for (let next = id; next !== undefined && found.length < LONGEST_CHAIN; next = found.at(-1)!.attributes.Relative) {
    const param = drawParams.get(next)
    if (!param) break
    found.push(param)
  }
  return found
}
