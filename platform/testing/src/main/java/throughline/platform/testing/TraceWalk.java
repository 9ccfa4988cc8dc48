package throughline.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Walks every endpoint that names roles as somebody who has them all, everywhere, and looks in each
 * answer, pages, files and JSON alike, for what may be read nowhere but where it is said to be. The
 * endpoints come from the classes: a new one is walked without a line written for it, unless it has
 * to be sent something to do its work.
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

  private TraceWalk() {}

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
    var calls = new RecordCalls(endpoints);
    traces.forEach(trace -> silent.addAll(trace.mayShow()));
    for (var endpoint : RecordCalls.pagesFirst(endpoints)) {
      var answer = answer(calls, endpoint, records.get());
      if (answer.status() >= 500) {
        found.add(endpoint.name() + " answered " + answer.status());
      }
      var text = isPdf(answer.bytes()) ? textOfPdf.apply(answer.bytes()) : answer.text();
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

  private static RecordCalls.Answer answer(
      RecordCalls calls, Endpoint endpoint, PlacedRecord target) {
    var person = Actor.named("Somebody Who Walks", endpoint.roles().toArray(String[]::new));
    target.before().accept(person);
    return calls.call(endpoint, target, person).as(person);
  }

  private static boolean isPdf(byte[] bytes) {
    return bytes.length > PDF.length && Arrays.equals(PDF, 0, PDF.length, bytes, 0, PDF.length);
  }
}
