package throughline.tracker.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import throughline.contracts.AggregateState;
import throughline.contracts.EventCatalogue;
import throughline.contracts.EventContract;
import throughline.tracker.fact.Event;
import throughline.tracker.log.LogRecord;

/** Reads a record as an event of the contracts, or says in words why it cannot. */
public final class EventReader {

  /** An id is a UUID, which has 36; the database's index takes some 2,700 bytes. */
  private static final int LONGEST_ID = 200;

  /**
   * Unknown fields are ignored, so that version 1 can grow; a wrong type or a missing field is
   * refused.
   */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /**
   * Reads one record.
   *
   * @param knownAt when it is learnt
   * @throws UnreadableEvent when it is of an unknown type or does not keep its contract
   */
  Event read(LogRecord record, Instant knownAt) throws UnreadableEvent {
    var contract = contract(record);
    var body = body(record);
    var state = state(body, contract);
    return new Event(
        contract.aggregate(),
        aggregateId(record),
        state.version(),
        contract.type(),
        body,
        time(record),
        knownAt,
        record.place());
  }

  private static EventContract contract(LogRecord record) throws UnreadableEvent {
    var type = record.headers().get("ce_type");
    if (type == null) {
      throw UnreadableEvent.malformed("the header ce_type is missing");
    }
    var contract =
        EventCatalogue.find(type)
            .orElseThrow(
                () ->
                    UnreadableEvent.unknownType(
                        "this version of the tracker does not know the type " + type));
    refuseOthers(contract, record);
    return contract;
  }

  /** A type belongs to one service, which alone may write to its topic and sign as its source. */
  private static void refuseOthers(EventContract contract, LogRecord record)
      throws UnreadableEvent {
    if (!contract.topic().equals(record.place().topic())) {
      throw UnreadableEvent.notFromItsOwner(
          "%s belongs on the topic %s".formatted(contract.type(), contract.topic()));
    }
    if (!contract.source().equals(record.headers().get("ce_source"))) {
      throw UnreadableEvent.notFromItsOwner(
          "%s is published by %s alone, and the header ce_source says otherwise"
              .formatted(contract.type(), contract.source()));
    }
  }

  private static String aggregateId(LogRecord record) throws UnreadableEvent {
    var subject = record.headers().get("ce_subject");
    if (subject == null || subject.isBlank()) {
      throw UnreadableEvent.malformed("the header ce_subject is missing");
    }
    if (!subject.equals(record.key())) {
      throw UnreadableEvent.malformed("the record key and the header ce_subject differ");
    }
    if (subject.length() > LONGEST_ID || !Storable.id(subject)) {
      throw UnreadableEvent.malformed(
          "the header ce_subject is longer than %d characters or holds some that are no text"
              .formatted(LONGEST_ID));
    }
    return subject;
  }

  private static JsonNode body(LogRecord record) throws UnreadableEvent {
    try {
      var body = STRICT.readTree(record.body());
      if (body == null || !body.isObject()) {
        throw UnreadableEvent.malformed("the body is not a JSON object");
      }
      if (!Storable.body(body)) {
        throw UnreadableEvent.malformed("the body holds half a character or U+0000");
      }
      return body;
    } catch (JsonProcessingException e) {
      throw UnreadableEvent.malformed(
          "the body is not JSON: line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw UnreadableEvent.malformed("the body cannot be read");
    }
  }

  private static AggregateState state(JsonNode body, EventContract contract)
      throws UnreadableEvent {
    try {
      var state = STRICT.treeToValue(body, contract.body());
      var spelling = Spelling.differs("", STRICT.valueToTree(state), body);
      if (spelling.isPresent()) {
        throw UnreadableEvent.malformed(
            "the body breaks %s: %s is not as the contract writes it"
                .formatted(contract.dataSchema(), spelling.get()));
      }
      return state;
    } catch (JsonProcessingException e) {
      throw UnreadableEvent.malformed(
          "the body breaks %s: %s".formatted(contract.dataSchema(), e.getOriginalMessage()));
    }
  }

  private static Instant time(LogRecord record) throws UnreadableEvent {
    var time = record.headers().get("ce_time");
    try {
      return Instant.parse(time == null ? "" : time);
    } catch (DateTimeParseException e) {
      throw UnreadableEvent.malformed("the header ce_time is missing or no instant");
    }
  }
}
