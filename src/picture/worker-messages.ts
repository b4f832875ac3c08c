import * as v from 'valibot';
import { failureReasons } from './errors.ts';

const drawingSchema = v.object({
  id: v.number(),
  /** Boxes as JSON. */
  drawing: v.string(),
});

const outcomeSchema = v.variant('status', [
  v.object({ status: v.literal('drawn'), id: v.number(), png: v.instance(Uint8Array) }),
  v.object({
    status: v.literal('failed'),
    id: v.number(),
    reason: v.picklist(failureReasons),
    message: v.string(),
  }),
]);

/** What the process that draws is sent. */
export type DrawingOrder = v.InferOutput<typeof drawingSchema>;

/** What it sends back. */
export type DrawingOutcome = v.InferOutput<typeof outcomeSchema>;

/** Reads a message to that process; throws when it is none. */
export function readOrder(message: unknown): DrawingOrder {
  return v.parse(drawingSchema, message);
}

/** Reads a message from it; throws when it is none. */
export function readOutcome(message: unknown): DrawingOutcome {
  return v.parse(outcomeSchema, message);
}
