package throughline.platform.web.chart;

import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What the tags {@code spark}, {@code progress} and {@code partsBar} draw beside a figure. The tag
 * brings the words; these are numbers alone.
 */
@TemplateExtension(namespace = "picture")
public final class SmallPictures {

  private static final int WIDTH = 150;
  private static final int HEIGHT = 46;
  private static final int EDGE = 5;
  private static final int STEPS = 20;

  private SmallPictures() {}

  /**
   * This year's line beside its dashed trajectory.
   *
   * @param points oldest first; null where there is no figure; may be fewer than the trajectory's
   * @param trajectory from nought; null or empty if there is none, and then the line fills the
   *     height, as only its shape counts
   * @param most the top of a scale from nought that several lines share; null if it is alone
   */
  public static String spark(
      List<? extends Number> points, List<? extends Number> trajectory, Number most) {
    var aims = trajectory == null ? List.<Number>of() : trajectory;
    if (points.stream().allMatch(Objects::isNull) && aims.isEmpty()) {
      return "";
    }
    var values = Stream.concat(points.stream(), aims.stream()).filter(Objects::nonNull);
    double[] all = values.mapToDouble(Number::doubleValue).peek(Scale::check).toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    var scale =
        new Line(
            aims.isEmpty() && most == null ? low : Math.min(0, low),
            most == null ? DoubleStream.of(all).max().orElse(0) : most.doubleValue(),
            Math.max(points.size(), aims.size()));
    var svg = new Svg("tl-spark");
    scale.draw(svg, "aim", aims);
    int last = scale.draw(svg, "line", points);
    if (last >= 0) {
      svg.circle("tl-spark__dot", scale.x(last), scale.y(points.get(last)), 3);
    }
    return svg.end();
  }

  /**
   * A bar as far as it is, with a tick where it should be by now; both in parts of the longest.
   *
   * @param now null if there is no figure
   * @param expected null if nothing is expected
   * @param end how long the whole bar is: the year's target; null for the longer of the others
   */
  public static String progress(Number now, Number expected, Number end) {
    double longest =
        Stream.of(now, expected, end)
            .filter(Objects::nonNull)
            .mapToDouble(Number::doubleValue)
            .peek(Scale::check)
            .max()
            .orElse(0);
    var svg = new Svg("tl-bullet");
    svg.shape("M0 3h100v6H0");
    double part = longest > 0 && now != null ? share(now, longest) : 0;
    svg.shape("M0 3h" + Svg.number(part) + "v6H0");
    if (longest > 0 && expected != null) {
      double tick = Math.max(0, share(expected, longest) - 0.8);
      svg.shape("M" + Svg.number(tick) + " 0h1.6v12h-1.6");
    }
    return svg.end();
  }

  private static double share(Number value, double longest) {
    return 100 * Math.max(0, value.doubleValue()) / longest;
  }

  /** How long a part is beside the others, from 1 to 20, for the style sheet. */
  public static int size(Part part, List<Part> parts) {
    long all = parts.stream().mapToLong(Part::count).sum();
    return (int) Math.max(1, Math.round(STEPS * (double) part.count() / Math.max(1, all)));
  }

  /** Each tone has a shape, as no status is told by colour alone. */
  public static String shape(String tone) {
    return switch (tone) {
      case "red" -> "■";
      case "amber" -> "▲";
      case "green" -> "●";
      case "done" -> "★";
      case "grey" -> "○";
      case "plain" -> "◆";
      default -> throw new IllegalArgumentException("there is no tone " + tone);
    };
  }

  private record Line(double low, double high, int count) {

    double x(int i) {
      return count == 1 ? WIDTH / 2d : EDGE + i * (WIDTH - 2d * EDGE) / (count - 1);
    }

    double y(Number value) {
      double share = high > low ? (value.doubleValue() - low) / (high - low) : 0.5;
      return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }

    /** The last that has a value, or -1. A line is broken where a value is missing. */
    int draw(Svg svg, String style, List<? extends Number> values) {
      var run = new ArrayList<String>();
      int last = -1;
      for (int i = 0; i <= values.size(); i++) {
        if (i < values.size() && values.get(i) != null) {
          run.add(Svg.number(x(i)) + "," + Svg.number(y(values.get(i))));
          last = i;
        } else {
          if (run.size() > 1) {
            svg.path(style, String.join(" ", run));
          }
          run.clear();
        }
      }
      return last;
    }
  }
}
