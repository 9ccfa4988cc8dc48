package throughline.bench.footprint;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import throughline.bench.suite.JavaLike;
import throughline.bench.suite.MeasurementFailed;

/** The floor of a service's memory: the same Java with the same options, in which nothing runs. */
final class BareJava {

  private BareJava() {}

  /**
   * Starts one, reads its memory and ends it.
   *
   * @param service a process that runs a jar
   */
  static double residentLike(ProcessHandle service) throws Exception {
    var words = new ArrayList<>(JavaLike.options(service));
    words.addAll(List.of("-cp", classes().toString(), Waiting.class.getName()));
    var bare = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (bare.getInputStream().read() != Waiting.STARTED) {
        throw new MeasurementFailed("A bare Java did not start.");
      }
      return ProcessMemory.resident(bare.toHandle());
    } finally {
      bare.destroy();
      bare.waitFor();
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Waiting.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Says that it has started, and ends when whoever started it does. */
  static final class Waiting {

    static final int STARTED = '!';

    private Waiting() {}

    public static void main(String[] none) throws IOException {
      System.out.write(STARTED);
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nobody writes.
      }
    }
  }
}
