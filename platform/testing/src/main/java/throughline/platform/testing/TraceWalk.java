package throughline.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Walks the endpoints that name roles, a {@linkplain Lane sample} of them or at night all, as
 * somebody who has them all, everywhere, and looks in each answer, pages, files and JSON alike, for
 * what may be read nowhere but where it is said to be. The endpoints come from the classes: a new
 * one is walked without a line written for it, unless it has to be sent something to do its work.
 */
public final class TraceWalk {

  private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

  /**
   * What is looked for.
   *
   * @param marks texts that tell what may be read nowhere else
   * @param mayShow the endpoints whose matter it is to show one, as {@code SimpleClassName.method}
   */
  public record Trace(Set<String> marks, Set<String> mayShow) {}

  private final RecordCalls calls;
  private final Supplier<PlacedRecord> records;
  private PlacedRecord target;
  private final Map<Set<String>, Actor> people = new HashMap<>();

  private TraceWalk(List<Endpoint> endpoints, Supplier<PlacedRecord> records) {
    this.calls = new RecordCalls(endpoints);
    this.records = records;
  }

  /**
   * The endpoints that show a mark and are not among those that may, each with the mark; also those
   * that may and do not, so that the list cannot rot, and those that fail.
   *
   * @param servicePackage the root package of the service, on the class path
   * @param records makes a new record
   * @param textOfPdf what a reader of such a file reads
   */
  public static Set<String> findings(
      String servicePackage,
      Supplier<PlacedRecord> records,
      List<Trace> traces,
      Function<byte[], String> textOfPdf) {
    var endpoints =
        Endpoint.of(servicePackage).stream().filter(each -> !each.roles().isEmpty()).toList();
    var found = new TreeSet<String>();
    var silent = new TreeSet<String>();
    var walk = new TraceWalk(endpoints, records);
    var walked = RecordCalls.pagesFirst(Lane.sampleOf(endpoints));
    var leftOut = new ArrayList<>(endpoints);
    leftOut.removeAll(walked);
    traces.forEach(trace -> silent.addAll(trace.mayShow()));
    leftOut.forEach(endpoint -> silent.remove(endpoint.name()));
    for (var endpoint : walked) {
      var answer = walk.answer(endpoint);
      if (answer.status() >= 500) {
        found.add(endpoint.name() + " answered " + answer.status());
      }
      var text =
          isPdf(answer.body())
              ? textOfPdf.apply(answer.body())
              : answer.text() + answer.header("Location");
      for (var trace : traces) {
        for (var mark : trace.marks()) {
          if (text.contains(mark) && trace.mayShow().contains(endpoint.name())) {
            silent.remove(endpoint.name());
          } else if (text.contains(mark)) {
            found.add(endpoint.name() + " shows " + mark);
          }
        }
      }
    }
    silent.forEach(name -> found.add(name + " shows nothing of it any more"));
    return found;
  }

  /** What only reads leaves the record there for the next; what changes it gets one of its own. */
  private Answer answer(Endpoint endpoint) {
    if (target == null || !endpoint.isRead()) {
      target = records.get();
      people.clear();
    }
    var person = people.computeIfAbsent(endpoint.roles(), this::somebody);
    return calls.call(endpoint, target, person).as(person);
  }

  private Actor somebody(Set<String> roles) {
    var person = Actor.named("Somebody Who Walks", roles.toArray(String[]::new));
    target.before().accept(person);
    return person;
  }

  private static boolean isPdf(byte[] bytes) {
    return bytes.length > PDF.length && Arrays.equals(PDF, 0, PDF.length, bytes, 0, PDF.length);
  }
}
