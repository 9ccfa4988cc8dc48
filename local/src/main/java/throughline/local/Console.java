package throughline.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal reads: one line per thing that happened. */
public final class Console {
  private final PrintStream out;

  public Console(PrintStream out) {
    this.out = out;
  }

  public void say(String line) {
    out.println(line);
    out.flush();
  }

  void step(String part, String what, Duration took) {
    say("  %-18s %-28s %6s".formatted(part, what, seconds(took)));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.UK, "%.1f s", duration.toMillis() / 1000.0);
  }
}
