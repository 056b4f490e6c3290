import { office, relations, xmlHead } from './book-parts.ts';

/** A picture over one cell, both counted from nought. */
export interface Placed {
  readonly row: number;
  readonly column: number;
  readonly name: string;
}

const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** Pictures that move and grow with their cells; several in one cell stand side by side. */
export function drawing(placed: readonly Placed[]): string {
  const beside = new Map<string, number>();
  const anchors = placed.map((one, place) => {
    const cell = `${one.row}#${one.column}`;
    const nth = beside.get(cell) ?? 0;
    beside.set(cell, nth + 1);
    return anchor(one, place + 1, nth);
  });
  return `${xmlHead}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="${drawingMain}">${anchors.join('')}</xdr:wsDr>`;
}

export function drawingRels(placed: readonly Placed[]): string {
  return relations(
    placed.map(({ name }, place) => ({ id: `rId${place + 1}`, type: 'image', target: `../media/${name}` })),
  );
}

/** English Metric Units: 36,000 to the millimetre. A picture is 28 mm square, the next half of that beside it. */
const side = 1_008_000;
const gap = 36_000;

function anchor({ row, column }: Placed, number: number, nth: number): string {
  const from = `<xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${gap + nth * (side / 2)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${gap}</xdr:rowOff></xdr:from>`;
  const shape = `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${side}" cy="${side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`;
  const picture = `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${number}" name="Picture ${number}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${office}" r:embed="rId${number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>${shape}</xdr:pic>`;
  return `<xdr:oneCellAnchor>${from}<xdr:ext cx="${side}" cy="${side}"/>${picture}<xdr:clientData/></xdr:oneCellAnchor>`;
}
