export function showApp(_root: HTMLElement): void {}
