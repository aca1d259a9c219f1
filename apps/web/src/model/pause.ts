/** A turn of the event loop, in which newer messages are received. A timer of 0 is held back to 4 ms when nested; a channel is not. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

export const pause = (): Promise<void> =>
  new Promise((resume) => {
    waiting.push(resume);
    channel.port2.postMessage(null);
  });
