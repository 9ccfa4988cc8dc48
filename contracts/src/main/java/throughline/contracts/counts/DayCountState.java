package throughline.contracts.counts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * How many events of each type a service published on a finished day, as it says itself, so that a
 * reader can say whether it has all of them. An event belongs to the local day (Europe/London) of
 * its {@code ce_time}.
 *
 * @param version counts how often the service has told the day, from 1; the latest is right
 * @param day the day, in London
 * @param counts one for each type of which there was an event; empty on a day without any
 */
public record DayCountState(long version, LocalDate day, List<TypeCount> counts)
    implements AggregateState {

  public static final String AGGREGATE = "day-count";

  public DayCountState {
    Require.atLeast("version", 1, version);
    Require.present("day", day);
    counts = Require.list("counts", counts);
  }

  public static DayCountState of(long version, LocalDate day, Map<String, Long> events) {
    var counts =
        events.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
            .toList();
    return new DayCountState(version, day, counts);
  }

  public static String id(String owner, LocalDate day) {
    return owner + "/" + day;
  }

  /** Of one CloudEvents type. */
  public record TypeCount(String type, long events) {
    public TypeCount {
      Require.present("counts.type", type);
      Require.atLeast("counts.events", 1, events);
    }
  }
}
