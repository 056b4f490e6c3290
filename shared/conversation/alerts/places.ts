/** Which of the places an audience is made of the text names; empty when it names none: then all are meant. */
export function placesNamed(text: string, places: readonly string[]): readonly string[] {
  return places.filter(
    (place) => text.includes(place) || text.includes(place.replace(/(?:街道|镇|乡)$/, '')),
  );
}
