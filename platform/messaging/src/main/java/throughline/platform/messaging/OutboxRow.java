package throughline.platform.messaging;

/** A message and its place in the queue. */
record OutboxRow(long id, OutboxMessage message) {}
