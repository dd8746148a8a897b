/** Gives way to the page: what waits to be drawn or clicked comes first. */
export function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
