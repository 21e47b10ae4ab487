import type { Box } from '../../protocol/screen/observation.ts';
import type { Wire } from '../browser/wire.ts';
import { type Picture, readPng } from './png.ts';

/** How far two samples of a channel must lie apart for a person to tell them apart. */
const visibleDifference = 24;

/** The greatest difference between two pixels of a picture in any channel (0 to 255): 0 for a plain area. */
export function contrastOf({ channels, samples }: Picture): number {
  let most = 0;
  for (let channel = 0; channel < Math.min(channels, 3); channel++) {
    let [low, high] = [255, 0];
    for (let at = channel; at < samples.length; at += channels) {
      const sample = samples[at] ?? 0;
      low = Math.min(low, sample);
      high = Math.max(high, sample);
    }
    most = Math.max(most, high - low);
  }
  return most;
}

/**
 * Whether anything can be told apart in the pixels of a rectangle of the viewport: a control whose words have the colour of
 * its ground is there for the accessibility tree and not for a person.
 */
export async function isDrawn(wire: Wire, [x, y, width, height]: Box): Promise<boolean> {
  const { cssVisualViewport } = await wire.send('Page.getLayoutMetrics');
  const clip = {
    x: x + cssVisualViewport.pageX,
    y: y + cssVisualViewport.pageY,
    width: Math.max(1, Math.min(width, 300)),
    height: Math.max(1, Math.min(height, 80)),
    scale: 1,
  };
  const { data } = await wire.send('Page.captureScreenshot', { format: 'png', clip, optimizeForSpeed: true });
  return contrastOf(readPng(Buffer.from(data, 'base64'))) >= visibleDifference;
}
