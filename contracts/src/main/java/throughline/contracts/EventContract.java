package throughline.contracts;

import throughline.platform.core.event.EventKind;

/**
 * One kind of event that the suite publishes.
 *
 * @param type the CloudEvents type, for ever the same; never derived from a class name
 * @param topic the Kafka topic: one per service and major version
 * @param owner the one service that publishes it, by its name in {@code contracts/topics.txt}
 * @param aggregate the kind of thing whose whole public state the event carries
 * @param body the record that the JSON body maps to
 * @param heardBy the type of the events by which a reader knows that whoever tells of this is still
 *     heard of, where the owner passes on what another system tells it; null where the owner's
 *     count of each day says so
 */
public record EventContract(
    String type,
    String topic,
    String owner,
    String aggregate,
    Class<? extends AggregateState> body,
    String heardBy)
    implements EventKind {

  /** A kind of event of which the owner itself is the source. */
  public EventContract(
      String type,
      String topic,
      String owner,
      String aggregate,
      Class<? extends AggregateState> body) {
    this(type, topic, owner, aggregate, body, null);
  }

  /**
   * The CloudEvents attribute {@code source} of every such event: it is the owner's, and nobody
   * else may say the same.
   */
  public String source() {
    return "/throughline/" + owner;
  }

  /**
   * The name of the JSON Schema that the body keeps, as the CloudEvents attribute {@code
   * dataschema}.
   */
  @Override
  public String dataSchema() {
    return "urn:throughline:schema:" + aggregate + ":v1";
  }

  /** Where the JSON Schema lies on the class path. */
  public String schemaResource() {
    return "/contracts/schemas/" + aggregate + ".v1.json";
  }

  /** Where the example lies on the class path. */
  public String exampleResource() {
    return "/contracts/examples/" + type + ".json";
  }
}
