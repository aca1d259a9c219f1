import { parentPort, workerData } from 'node:worker_threads';
import { prepareRelease } from '@likeverd/followup';

// In a thread of its own: the programmes of an audit may take minutes and must hold up no request.
const [request, earlier, limits] = workerData as Parameters<typeof prepareRelease>;
parentPort?.postMessage(prepareRelease(request, earlier, limits));
