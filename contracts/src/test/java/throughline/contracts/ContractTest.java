package throughline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.contracts.bookings.BookingEvents;
import throughline.contracts.bookings.EqualityCountState;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.contracts.counts.DayCountState;
import throughline.contracts.membership.ChildUseState;
import throughline.contracts.membership.LoanCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.volunteers.MonitoringCountState;
import throughline.contracts.volunteers.SurveyCountState;
import throughline.contracts.volunteers.VolunteerCountState;
import throughline.contracts.volunteers.VolunteerEvents;

/** Every event has a schema, an example, an AsyncAPI entry and a record, and the four agree. */
class ContractTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  /** Words that would name a person, a birthday or an equality answer. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i)name|birth|dob|address|postcode|phone|e-?mail|card|ethnic|gender|^sex$|disab|faith|orient");

  static Iterable<EventContract> events() {
    return EventCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  void theExampleKeepsTheSchema(EventContract event) throws IOException {
    assertEquals(
        Set.of(),
        Set.copyOf(schema(event).validate(text(event.exampleResource()), InputFormat.JSON)));
  }

  /** A reader asks by the kind of fact, and looks for the type in the log that the owner writes. */
  @ParameterizedTest
  @MethodSource("events")
  void whoPassesOnSaysByWhichOfItsEventsTheOtherIsHeard(EventContract event) {
    var ofKind =
        EventCatalogue.all().stream()
            .filter(each -> each.aggregate().equals(event.aggregate()))
            .filter(each -> each.topic().equals(event.topic()));

    assertTrue(ofKind.allMatch(each -> Objects.equals(each.heardBy(), event.heardBy())));
    if (event.heardBy() != null) {
      assertEquals(
          event.topic(), EventCatalogue.find(event.heardBy()).orElseThrow().topic(), event.type());
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void theRecordWritesWhatItReads(EventContract event) throws IOException {
    var example = json(event.exampleResource());

    var state = JSON.treeToValue(example, event.body());

    assertEquals(example, JSON.readTree(JSON.writeValueAsString(state)));
    assertEquals(example.get("version").longValue(), state.version());
  }

  @ParameterizedTest
  @MethodSource("events")
  void aFieldThatTheSchemaRequiresIsRefusedByTheRecordWhenItIsMissing(EventContract event)
      throws IOException {
    for (var required : json(event.schemaResource()).get("required")) {
      if (!required.asText().equals("minutes")) {
        ObjectNode without = json(event.exampleResource()).deepCopy();
        without.remove(required.asText());
        assertThrows(
            Exception.class, () -> JSON.treeToValue(without, event.body()), required.asText());
        assertFalse(schema(event).validate(without.toString(), InputFormat.JSON).isEmpty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void noFieldCouldHoldAPersonsDetails(EventContract event) throws IOException {
    var suspicious = new TreeSet<String>();
    collectFields(json(event.schemaResource()), suspicious);
    assertEquals(Set.of(), suspicious);
  }

  @ParameterizedTest
  @MethodSource("events")
  void theSchemaIsNamedAsTheEventSays(EventContract event) throws IOException {
    assertEquals(event.dataSchema(), json(event.schemaResource()).get("$id").asText());
  }

  /** What its reader shows when something is set aside is no pattern. */
  @ParameterizedTest
  @MethodSource("events")
  void everyPatternIsSaidInWords(EventContract event) throws IOException {
    var schema = json(event.schemaResource());

    assertTrue(schema.has("x-subject"), "what a key must be");
    assertEquals(
        schema.findParents("pattern").size(), schema.findParents("x-words").size(), event.type());
  }

  /** The keys that the services make are of the form that their schema says, and no name is. */
  @Test
  void keysAreOfTheFormThatTheirSchemaSays() throws IOException {
    var day = LocalDate.of(2026, 3, 31);
    for (var event : EventCatalogue.all()) {
      var key =
          switch (event.aggregate()) {
            case DayCountState.AGGREGATE -> DayCountState.id(event.owner(), day);
            case MembershipEvents.LOAN_COUNT -> LoanCountState.id("WEST", day);
            case MembershipEvents.CHILD_USE ->
                ChildUseState.id(UUID.randomUUID(), YearMonth.from(day), "WEST");
            case BookingEvents.EQUALITY_COUNT -> EqualityCountState.id(null, day);
            case VolunteerEvents.VOLUNTEER_COUNT -> VolunteerCountState.id("WEST", day);
            case VolunteerEvents.SURVEY_COUNT ->
                SurveyCountState.id(SurveyCountState.Survey.LEAVING, day);
            case VolunteerEvents.MONITORING_COUNT -> MonitoringCountState.id(null, day);
            default -> UUID.randomUUID().toString();
          };
      var subject = schemaOf(json(event.schemaResource()).get("x-subject").toString());

      assertEquals(0, subject.validate(JSON.writeValueAsString(key), InputFormat.JSON).size(), key);
      for (var name : Set.of("Jo", "jo-smith", "1 High Street", "WEST/Jo", "jo-smith/2026-03-31")) {
        assertFalse(
            subject.validate(JSON.writeValueAsString(name), InputFormat.JSON).isEmpty(), name);
      }
    }
  }

  @Test
  void asyncApiListsEveryEventOnItsTopicWithItsSchema() throws IOException {
    var api = new ObjectMapper(new YAMLFactory()).readTree(open("/contracts/asyncapi.yaml"));
    var listed = new TreeSet<String>();
    for (var channel : api.get("channels")) {
      for (var message : channel.get("messages")) {
        var name = message.get("$ref").asText().replace("#/components/messages/", "");
        var definition = api.at("/components/messages/" + name);
        listed.add(
            "%s %s /contracts/%s"
                .formatted(
                    channel.get("address").asText(),
                    definition.get("name").asText(),
                    definition.at("/payload/$ref").asText()));
      }
    }
    var expected = new TreeSet<String>();
    EventCatalogue.all()
        .forEach(e -> expected.add("%s %s %s".formatted(e.topic(), e.type(), e.schemaResource())));
    assertEquals(expected, listed);
  }

  @Test
  void everyTopicHasItsEventsOwnerAsItsOneWriter() throws IOException {
    var writers = new TreeSet<String>();
    for (var line : text("/contracts/topics.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var words = line.split("\\s+");
        writers.add(words[0] + " " + words[1]);
      }
    }
    var owners = new TreeSet<String>();
    EventCatalogue.all().forEach(e -> owners.add(e.topic() + " " + e.owner()));
    assertEquals(owners, writers);
  }

  @Test
  void asyncApiNamesTheSourceOfEachTopic() throws IOException {
    var api = new ObjectMapper(new YAMLFactory()).readTree(open("/contracts/asyncapi.yaml"));
    var named = new TreeSet<String>();
    for (var channel : api.get("channels")) {
      named.add(channel.get("address").asText() + " " + channel.get("description").asText());
    }
    var expected = new TreeSet<String>();
    EventCatalogue.all()
        .forEach(e -> expected.add("%s Only from ce_source %s.".formatted(e.topic(), e.source())));
    assertEquals(expected, named);
  }

  @Test
  void asyncApiDescribesEveryHeaderInWordsThatAreNoKeywords() throws IOException {
    var api = new ObjectMapper(new YAMLFactory()).readTree(open("/contracts/asyncapi.yaml"));
    var headers = api.findValue("headers");

    for (var name : headers.get("required")) {
      var keywords = new TreeSet<String>();
      headers.at("/properties/" + name.asText()).fieldNames().forEachRemaining(keywords::add);
      keywords.removeAll(Set.of("type", "format", "const", "description"));
      assertEquals(Set.of(), keywords, name.asText());
    }
  }

  @Test
  void anUnknownFieldIsAllowedSoThatVersionOneCanGrow() throws IOException {
    for (var event : EventCatalogue.all()) {
      ObjectNode grown = json(event.exampleResource()).deepCopy();
      grown.put("somethingNew", true);
      assertTrue(schema(event).validate(grown.toString(), InputFormat.JSON).isEmpty());
    }
  }

  private static void collectFields(JsonNode schema, Set<String> suspicious) {
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              if (PERSONAL.matcher(field.getKey()).find()) {
                suspicious.add(field.getKey());
              }
              collectFields(field.getValue(), suspicious);
              collectFields(field.getValue().path("items"), suspicious);
            });
  }

  private static Schema schema(EventContract event) throws IOException {
    return schemaOf(text(event.schemaResource()));
  }

  private static Schema schemaOf(String schema) {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    com.networknt.schema.SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
    return registry.getSchema(schema, InputFormat.JSON);
  }

  private static JsonNode json(String resource) throws IOException {
    return JSON.readTree(open(resource));
  }

  private static String text(String resource) throws IOException {
    try (var in = open(resource)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String resource) throws IOException {
    var in = ContractTest.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(resource + " is missing");
    }
    return in;
  }
}
