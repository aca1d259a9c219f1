import { parentPort, workerData } from 'node:worker_threads';
import { type ValueOrder, valueQuestions } from './value-questions.ts';

// In a thread of its own: the model is run anew, which takes seconds and must hold up no request.
parentPort?.postMessage(valueQuestions(workerData as ValueOrder));
