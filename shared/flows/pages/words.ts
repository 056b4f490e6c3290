import {
  doneText,
  failed,
  noCookies,
  onPage,
  photoTooLarge,
  photoTooLargeTitle,
  tooManyReports,
  usedTitle,
} from '../../conversation/pages/words.ts';
import type { Face } from './open.ts';

export const tooLargeFace: Face = { title: photoTooLargeTitle, text: photoTooLarge };

/** Nobody knows whether it was kept: sending it again does it once. */
export const failedFace: Face = failed;
export const noCookiesFace: Face = noCookies;
export const tooManyFace: Face = tooManyReports;

/** What came of it, in the words he would have got in a chat. */
export function doneFace(text: string | undefined): Face {
  return { title: usedTitle, text: text === undefined ? doneText : onPage(text) };
}
