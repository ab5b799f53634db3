// Files go to the server as they are.

/** The parts of a request that send a file, or a text, as it is. */
export function raw(content: Blob | string) {
  return {
    body: content as never, // the description knows it as a string of octets
    bodySerializer: (body: unknown) => body as BodyInit,
    headers: { "Content-Type": "application/octet-stream" },
  };
}

/** The header by which a change is refused when the map has moved on from a revision. */
export function ifAt(revision: number): { "If-Match": string } {
  return { "If-Match": `"${revision}"` };
}
