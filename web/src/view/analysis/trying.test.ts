import { expect, test } from "vitest";
import { readLines } from "./trying";

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

test("lines are read whole wherever the network cuts them", async () => {
  const bytes = new TextEncoder().encode('{"tried":1}\n{"text":["æøå"]}\n\n{"tried":3}');
  for (let cut = 1; cut < bytes.length; cut++) {
    const read: unknown[] = [];
    await readLines(streamOf(bytes.slice(0, cut), bytes.slice(cut)), (v) => read.push(v));
    expect(read).toEqual([{ tried: 1 }, { text: ["æøå"] }, { tried: 3 }]);
  }
});
