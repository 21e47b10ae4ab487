/** One server-sent message: its id, when it has one, and its data lines joined. */
export type ServerMessage = { id?: string; data: string };

function parseMessage(block: string): ServerMessage | undefined {
  const data: string[] = [];
  let id: string | undefined;
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name === 'data') data.push(value);
    if (name === 'id') id = value;
  }
  if (data.length === 0) return undefined;
  return { data: data.join('\n'), ...(id === undefined ? {} : { id }) };
}

/**
 * Reads server-sent messages from a stream of text. Yields undefined for what carries no data (the heartbeat), so that
 * the reader sees that the other side lives.
 */
export async function* serverMessages(
  chunks: AsyncIterable<string>,
): AsyncGenerator<ServerMessage | undefined, void> {
  let rest = '';
  for await (const chunk of chunks) {
    const blocks = (rest + chunk).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield parseMessage(block);
  }
}
