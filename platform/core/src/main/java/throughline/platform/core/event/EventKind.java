package throughline.platform.core.event;

/** What every event of one kind has in common, as the contract between the services says. */
public interface EventKind {

  /** The CloudEvents type, such as {@code throughline.volunteers.hours-logged.v1}. */
  String type();

  /** The Kafka topic. */
  String topic();

  /** The URI of the body's JSON Schema. */
  String dataSchema();

  /** The kind of thing that it is about, such as {@code hours-entry}. */
  String aggregate();
}
