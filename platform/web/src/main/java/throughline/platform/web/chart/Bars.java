package throughline.platform.web.chart;

import java.util.Comparator;
import java.util.List;

/**
 * How much of something each of a few things has, to be shown by the tag {@code bars}: as a
 * sentence and a drawing. The page has a table that says the same.
 *
 * @param title what is measured: "Places booked by venue"
 * @param bars from the top down
 */
public record Bars(String title, List<Bar> bars) {

  /**
   * One thing.
   *
   * @param name what it is called
   * @param part how much of it: places that are booked
   * @param whole of how much: places that there are; 0 where there is nothing to have a part of
   */
  public record Bar(String name, long part, long whole) {

    /** Refuses what cannot be drawn. */
    public Bar {
      if (part < 0 || whole < 0) {
        throw new IllegalArgumentException("a bar has no length below nought");
      }
    }

    /** "45 of 60". */
    public String text() {
      return "%,d of %,d".formatted(part, whole);
    }

    double share() {
      return whole == 0 ? 0 : Math.min(1, (double) part / whole);
    }
  }

  private static final int WIDTH = 480;
  private static final int ROW = 46;
  private static final int LONGEST_NAME = 34;

  /** Keeps a copy. */
  public Bars {
    bars = List.copyOf(bars);
  }

  /** What the drawing shows, in words: who has most and least for what there is. */
  public String sentence() {
    var some = bars.stream().filter(bar -> bar.whole() > 0).toList();
    if (some.isEmpty()) {
      return "There is no figure yet.";
    }
    var most = some.stream().max(Comparator.comparingDouble(Bar::share)).orElseThrow();
    if (some.size() == 1) {
      return title + ". " + words(most) + ".";
    }
    var least = some.stream().min(Comparator.comparingDouble(Bar::share)).orElseThrow();
    return "%s. Most: %s. Least: %s.".formatted(title, words(most), words(least));
  }

  private static String words(Bar bar) {
    return bar.name() + ", " + bar.text();
  }

  /** The drawing: an {@code svg} element, whose only content from outside is escaped text. */
  public String svg() {
    if (bars.isEmpty()) {
      return "";
    }
    var longest = bars.stream().mapToLong(Bar::whole).max().orElse(0);
    var svg = new Svg(WIDTH, ROW * bars.size());
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), ROW * i, Math.max(1, longest));
    }
    return svg.end();
  }

  private static void draw(Svg svg, Bar bar, int top, long longest) {
    double length = WIDTH * (double) bar.whole() / longest;
    svg.text("", 0, top + 16, shortened(bar.name()));
    svg.text(" tl-chart__text--end", WIDTH, top + 16, bar.text());
    svg.rect("whole", 0, top + 23, length, 14);
    svg.rect("part", 0, top + 23, length * bar.share(), 14);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }
}
