package throughline.tracker.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.platform.servers.broker.TopicLimits;
import throughline.tracker.engine.fact.Event;
import throughline.tracker.engine.fact.UnknownFields;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.schema.BodySchema;
import throughline.tracker.engine.schema.TextForms;
import throughline.tracker.intake.deadevent.DeadReason;
import throughline.tracker.shared.KnownFrom;

/** Reads a record as an event of the contracts, or says in words why it cannot. */
public final class EventReader {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final String CONTENT = "application/json";

  private static final Pattern JSON_IN_UTF_8 =
      Pattern.compile(
          "(?i)application/json(\\s*;\\s*(charset=(utf-8|\"utf-8\")|(?!charset)[a-z-]+=[a-z0-9.-]+))*\\s*");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final KnownFrom knownFrom;

  EventReader(KnownFrom knownFrom) {
    this.knownFrom = knownFrom;
  }

  /**
   * Reads one record. What its contract does not describe is left out: it could be anything, such
   * as a name, and would be kept for ever.
   */
  Event read(LogRecord record, Instant readAt, UnknownFields unknown) throws UnreadableEvent {
    var type = type(record);
    isJson(record);
    var id = aggregateId(record, type);
    var body = body(record);
    keepsItsSchema(body, type);
    var version = body.get("version").longValue();
    headersSayTheSame(record, type, version);
    var recordedAt = time(record);
    var contract = type.contract();
    var known = unknown.leaveOut(contract.aggregate(), body);
    return new Event(
        contract.aggregate(),
        id,
        version,
        contract.type(),
        known,
        known == body ? record.body() : written(known),
        recordedAt,
        knownFrom.of(recordedAt, readAt),
        record.place());
  }

  private static EventType type(LogRecord record) throws UnreadableEvent {
    var name = record.headers().get("ce_type");
    if (name == null) {
      throw UnreadableEvent.malformed(
          "the header ce_type is missing; events come in the binary mode of CloudEvents");
    }
    var type =
        EventType.find(name)
            .orElseThrow(
                () ->
                    new UnreadableEvent(
                        DeadReason.UNKNOWN_TYPE,
                        "this version of the tracker does not know the type in the header"
                            + " ce_type"));
    refuseOthers(type, record);
    return type;
  }

  private static void refuseOthers(EventType type, LogRecord record) throws UnreadableEvent {
    var contract = type.contract();
    if (!contract.topic().equals(record.place().topic())) {
      throw new UnreadableEvent(
          DeadReason.NOT_FROM_ITS_OWNER,
          "%s belongs on the topic %s".formatted(contract.type(), contract.topic()));
    }
    if (!type.source().equals(record.headers().get("ce_source"))) {
      throw new UnreadableEvent(
          DeadReason.NOT_FROM_ITS_OWNER,
          "%s is published by %s alone, and the header ce_source says otherwise"
              .formatted(contract.type(), type.source()));
    }
  }

  private static void isJson(LogRecord record) throws UnreadableEvent {
    var content = record.headers().getOrDefault("content-type", CONTENT);
    if (!content.equals(CONTENT) && !JSON_IN_UTF_8.matcher(content).matches()) {
      throw UnreadableEvent.malformed(
          "the header content-type must be application/json, in UTF-8 if it says so; events come in"
              + " the binary mode of CloudEvents");
    }
  }

  private static String aggregateId(LogRecord record, EventType type) throws UnreadableEvent {
    var subject = record.headers().get("ce_subject");
    if (subject == null || subject.isBlank()) {
      throw UnreadableEvent.malformed("the header ce_subject is missing");
    }
    if (!subject.equals(record.key())) {
      throw UnreadableEvent.malformed("the record key and the header ce_subject differ");
    }
    var problem = type.schema().subjectProblem(subject);
    if (problem.isPresent()) {
      throw UnreadableEvent.malformed(
          "the header ce_subject " + problem.get().sentence(),
          "%s: x-subject %s".formatted(type.dataSchema(), problem.get().technical()));
    }
    return subject;
  }

  /** What a topic of before the broker's limit may hold is not even parsed. */
  private static JsonNode body(LogRecord record) throws UnreadableEvent {
    if (record.body().length > TopicLimits.BATCH_BYTES) {
      throw UnreadableEvent.malformed(
          "the body is longer than %,d bytes".formatted(TopicLimits.BATCH_BYTES));
    }
    try {
      if (!isUtf8(record.body())) {
        throw UnreadableEvent.malformed("the body is not JSON in UTF-8");
      }
      var body = JSON.readTree(record.body());
      if (body == null || !body.isObject()) {
        throw UnreadableEvent.malformed("the body is not a JSON object");
      }
      return body;
    } catch (StreamConstraintsException e) {
      throw UnreadableEvent.malformed(
          "the body is nested too deeply, or holds a number or a name that is too long");
    } catch (JsonProcessingException e) {
      throw UnreadableEvent.malformed(
          "the body is not JSON: line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw UnreadableEvent.malformed("the body cannot be read");
    }
  }

  private static boolean isUtf8(byte[] json) {
    if (json.length > 1 && (json[0] <= 0 || json[1] == 0)) {
      return false;
    }
    if (isAscii(json)) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isAscii(byte[] text) {
    int all = 0;
    for (byte each : text) {
      all |= each;
    }
    return all >= 0;
  }

  private static byte[] written(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void keepsItsSchema(JsonNode body, EventType type) throws UnreadableEvent {
    var problem = type.schema().problem(body);
    if (problem.isPresent()) {
      throw UnreadableEvent.malformed(
          "in the body, " + problem.get().sentence(),
          "%s: %s".formatted(type.dataSchema(), problem.get().technical()));
    }
  }

  private static void headersSayTheSame(LogRecord record, EventType type, long version)
      throws UnreadableEvent {
    header(record, "ce_specversion", "1.0"::equals, "1.0");
    header(record, "ce_id", TextForms::uuid, "a UUID in lower case");
    header(record, "ce_dataschema", type.dataSchema()::equals, type.dataSchema());
    header(record, "ce_sequence", Long.toString(version)::equals, "the version of the body");
  }

  private static void header(LogRecord record, String name, Predicate<String> suits, String mustBe)
      throws UnreadableEvent {
    var value = record.headers().get(name);
    if (value == null) {
      throw UnreadableEvent.malformed("the header " + name + " is missing");
    }
    if (!suits.test(value)) {
      throw UnreadableEvent.malformed("the header " + name + " must be " + mustBe);
    }
  }

  private static Instant time(LogRecord record) throws UnreadableEvent {
    var time = record.headers().get("ce_time");
    try {
      var instant = TextForms.instant(time == null ? "" : time);
      if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // Said below, without the value.
    }
    throw UnreadableEvent.malformed(
        "the header ce_time is missing or no instant from 2000 to 2099, such as"
            + " 2026-03-31T09:00:00Z");
  }

  /** A type of event with what every event of it must say, put together once and not for each. */
  record EventType(EventContract contract, String source, String dataSchema, BodySchema schema) {

    private static final Map<String, EventType> BY_NAME =
        EventCatalogue.all().stream()
            .map(EventType::of)
            .collect(
                Collectors.toUnmodifiableMap(type -> type.contract().type(), Function.identity()));

    private static EventType of(EventContract contract) {
      return new EventType(
          contract, contract.source(), contract.dataSchema(), BodySchema.of(contract.aggregate()));
    }

    static Optional<EventType> find(String name) {
      return Optional.ofNullable(BY_NAME.get(name));
    }
  }
}
