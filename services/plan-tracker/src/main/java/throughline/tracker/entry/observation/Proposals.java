package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.FigureText;

/** The figures that wait for somebody's approval, as facts that feed nothing. */
public final class Proposals {

  private static final EntryStore<JsonNode> STORE = EntryStore.of(ManualEntryKind.PROPOSAL);

  private static final String COUNT_WAITING =
      """
      SELECT count(*)
        FROM fact AS f
        JOIN fact_version AS v ON v.fact_id = f.fact_id AND v.version = f.latest_version
       WHERE f.aggregate = 'proposal' AND v.body ->> 'state' = 'WAITING' AND v.body ->> 'by' <> :person
         AND split_part(f.aggregate_id, '/', 1) = ANY (:entered)
      """;

  private static final String COUNTING =
      """
      SELECT f.aggregate_id, (v.body ->> 'value')::bigint AS value
        FROM fact AS f
        JOIN fact_version AS v ON v.fact_id = f.fact_id AND v.version = f.latest_version
       WHERE f.aggregate = 'observation' AND f.aggregate_id = ANY (:facts) AND v.body ->> 'state' = 'ENTERED'
      """;

  private Proposals() {}

  private record Counting(String aggregateId, long value) {}

  static List<Proposal> waiting(Handle handle, Measures measures) {
    return read(handle, measures, "").stream()
        .filter(Proposal::isWaiting)
        .sorted(Comparator.comparing(proposal -> proposal.entered().at()))
        .toList();
  }

  /**
   * The figures that count and that these would replace, as text, by {@link ObservationId#subject}.
   */
  static Map<String, String> replaced(Handle handle, List<Proposal> proposals) {
    var counting =
        handle
            .createQuery(COUNTING)
            .bindArray(
                "facts", String.class, proposals.stream().map(each -> each.id().fact()).toList())
            .mapTo(Counting.class)
            .collect(Collectors.toMap(Counting::aggregateId, Counting::value));
    var replaced = new HashMap<String, String>();
    for (var proposal : proposals) {
      var value = counting.get(proposal.id().fact());
      if (value != null) {
        replaced.put(proposal.id().subject(), FigureText.of(value, proposal.measure().unit()));
      }
    }
    return replaced;
  }

  public static long countWaiting(Handle handle, Measures measures) {
    return countWaiting(handle, measures, Optional.empty());
  }

  public static long countWaiting(Handle handle, Measures measures, Optional<UUID> person) {
    return handle
        .createQuery(COUNT_WAITING)
        .bindArray(
            "entered",
            String.class,
            measures.all().stream().filter(Measure::isEntered).map(Measure::id).toList())
        .bind("person", person.map(UUID::toString).orElse(""))
        .mapTo(Long.class)
        .one();
  }

  /** Those of a measure, whatever has become of them. */
  static List<Proposal> of(Handle handle, Measures measures, Measure measure) {
    return read(handle, measures, ObservationId.prefix(measure));
  }

  static List<Proposal> open(Handle handle, Measures measures, Measure measure) {
    return of(handle, measures, measure).stream()
        .filter(proposal -> proposal.isWaiting() || proposal.isReturned())
        .sorted((one, other) -> other.key().compareTo(one.key()))
        .toList();
  }

  /** The one of this fact, whatever has become of it. */
  static Optional<Proposal> find(Handle handle, Measures measures, String fact) {
    return read(handle, measures, fact).stream()
        .filter(proposal -> proposal.id().fact().equals(fact))
        .findFirst();
  }

  private static List<Proposal> read(Handle handle, Measures measures, String prefix) {
    return STORE.startingWith(handle, prefix).entrySet().stream()
        .flatMap(
            fact ->
                measures.find(fact.getKey().substring(0, fact.getKey().indexOf('/'))).stream()
                    .filter(Measure::isEntered)
                    .map(measure -> Proposal.of(measure, fact.getValue())))
        .toList();
  }

  static ManualEntry fact(ManualEntry observation, long seen) {
    var body = body(Proposal.WAITING, observation.seen());
    body.set("observation", observation.body());
    return new ManualEntry(ManualEntryKind.PROPOSAL, observation.id(), seen, body);
  }

  static ManualEntry decided(Proposal proposal, String state, String reason) {
    var body = body(state, proposal.seen());
    body.set("observation", proposal.observation());
    if (reason != null) {
      body.put("reason", reason);
    }
    return new ManualEntry(
        ManualEntryKind.PROPOSAL, proposal.id().fact(), proposal.latest().version(), body);
  }

  private static ObjectNode body(String state, long seen) {
    return JsonNodeFactory.instance.objectNode().put("state", state).put("seen", seen);
  }
}
