-- Where in a trace an event was appended, so that its way to a figure is one trace. Nothing of a person is in it.
ALTER TABLE outbox ADD COLUMN traceparent text;
ALTER TABLE outbox_parked ADD COLUMN traceparent text;
