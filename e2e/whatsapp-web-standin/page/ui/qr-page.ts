import { report } from '../server-link.ts';
import { element } from './element.ts';
import { testId } from './markup.ts';
import { texts } from './texts.ts';

/** Modules along one side of the drawn code, and px of each. */
const modules = 29;
const scale = 8;

/** The page before the login. The code is a drawing: no phone could read it. */
export function qrPage(): HTMLElement {
  const canvas = element('canvas', {
    width: String(modules * scale),
    height: String(modules * scale),
    role: 'img',
    'aria-label': texts.qrTitle,
  });
  drawCode(canvas);
  const scan = element('button', { class: 'primary', type: 'button' }, texts.qrScan);
  scan.addEventListener('click', () => report({ type: 'scan-qr' }));
  return element(
    'div',
    { class: 'qr-page' },
    element(
      'div',
      { class: 'qr-card' },
      element('p', { class: 'brand' }, texts.title),
      element('h1', {}, texts.qrTitle),
      element('div', { class: 'qr-code', 'data-testid': testId('link-device-qr-code') }, canvas),
      element('p', { class: 'quiet' }, texts.qrHint),
      scan,
    ),
  );
}

function drawCode(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#1e293b';
  let state = 7;
  for (let y = 0; y < modules; y += 1) {
    for (let x = 0; x < modules; x += 1) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      const isDark = isFinder(x, y) ?? state % 1000 < 480;
      if (isDark) context.fillRect(x * scale, y * scale, scale, scale);
    }
  }
}

/** Inside one of the three corner squares: dark or not; elsewhere undefined. */
function isFinder(x: number, y: number): boolean | undefined {
  for (const [left, top] of [
    [0, 0],
    [modules - 7, 0],
    [0, modules - 7],
  ] as const) {
    const [dx, dy] = [x - left, y - top];
    if (dx < -1 || dy < -1 || dx > 7 || dy > 7) continue;
    const ring = Math.max(Math.abs(dx - 3), Math.abs(dy - 3));
    return ring === 3 || ring <= 1;
  }
  return undefined;
}
