package throughline.tracker.entry.observation;

import java.util.HexFormat;
import java.util.List;
import throughline.platform.web.seal.Sha256;
import throughline.tracker.entry.ManualEntry;

/** What a file of figures comes to, beside what is known. */
record ImportedFigures(List<Line> lines, List<ManualEntry> facts) {

  /** What a row is. */
  enum Kind {
    NEW("New", "green"),
    CHANGED("Changed", "yellow"),
    SAME("The same", "grey");

    private final String words;
    private final String colour;

    Kind(String words, String colour) {
      this.words = words;
      this.colour = colour;
    }

    public String words() {
      return words;
    }

    public String colour() {
      return colour;
    }
  }

  /**
   * A row.
   *
   * @param before what is entered so far; empty for nothing
   */
  record Line(
      int row,
      String measure,
      String period,
      String figure,
      String before,
      Kind kind,
      boolean waits) {

    private String text() {
      return String.join("|", measure, period, figure, before, kind.name());
    }
  }

  public long number(Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  public long added() {
    return number(Kind.NEW);
  }

  public long changed() {
    return number(Kind.CHANGED);
  }

  public long same() {
    return number(Kind.SAME);
  }

  public boolean isNothingNew() {
    return facts.isEmpty();
  }

  public boolean isWaiting() {
    return lines.stream().anyMatch(line -> line.waits() && line.kind() != Kind.SAME);
  }

  public String digest() {
    var text = String.join("\n", lines.stream().map(Line::text).toList());
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
