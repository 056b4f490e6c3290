/** A file to be kept, under its name. */
export function attached(name: string, { bytes, type }: { bytes: Uint8Array; type: string }): Response {
  const plain = `file${/\.\w{1,5}$/.exec(name)?.[0] ?? ''}`;
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  });
}
