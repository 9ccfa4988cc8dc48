package throughline.platform.core.event;

public interface EventKind {

  /** The CloudEvents type, such as {@code throughline.volunteers.hours-logged.v1}. */
  String type();

  String topic();

  /** The URI of the body's JSON Schema. */
  String dataSchema();

  String aggregate();
}
