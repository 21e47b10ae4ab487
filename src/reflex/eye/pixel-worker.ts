/** The thread that unpacks, compares and keeps pictures, so that the loop of the eye never waits for them. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PixelAnswer, PixelRequest } from './pixel-window.ts';
import { TileWindow } from './tiles.ts';

const pictures = new TileWindow(workerData as { spanMs: number; maxBytes: number });
const port = parentPort;
const send = port?.postMessage.bind(port);

function answer(request: PixelRequest): PixelAnswer {
  if ('png' in request) {
    pictures.add(request.at, Buffer.from(request.png));
    return { id: request.id, times: pictures.times, bytes: pictures.bytes };
  }
  return { id: request.id, picture: pictures.at(request.at) };
}

port?.on('message', (request: PixelRequest) => send?.(answer(request)));
