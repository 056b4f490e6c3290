import { doneText, photoTooLarge, photoTooLargeTitle, usedTitle } from '../../conversation/pages/words.ts';
import type { Face } from './open.ts';

export const tooLargeFace: Face = { title: photoTooLargeTitle, text: photoTooLarge };

/** What came of it, in the words he would have got in a chat. */
export function doneFace(text: string | undefined): Face {
  return { title: usedTitle, text: text ?? doneText };
}
