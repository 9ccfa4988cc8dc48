package throughline.platform.files.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Draws {@code <object type="application/x-line" data-points="1,2,," data-aim="1,2,3,4" alt="…">}:
 * a line, and dashed what it is held against. A place without a number breaks the line.
 */
final class LineDrawing implements FSObjectDrawer {

  static final String TYPE = "application/x-line";

  private static final Color DARK = new Color(0x123f4a);
  private static final Color GREY = new Color(0x505a5f);
  private static final float EDGE = 3;
  private static final float DOT = 4;
  private static final BasicStroke SOLID =
      new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 2}, 0);

  @Override
  public Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    var wide = (float) width / dotsPerPixel;
    var high = (float) height / dotsPerPixel;
    var points = numbers(element.getAttribute("data-points"));
    var aim = numbers(element.getAttribute("data-aim"));
    var scale = Scale.of(points, aim, wide, high);
    device.drawWithGraphics(
        (float) x,
        (float) y,
        wide,
        high,
        graphics -> {
          scale.draw(graphics, aim, DASHED, GREY, false);
          scale.draw(graphics, points, SOLID, DARK, true);
        });
    return Map.of();
  }

  private static List<Double> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(part -> part.isBlank() ? null : Double.valueOf(part))
            .toList();
  }

  private record Scale(double low, double high, int count, float wide, float tall) {

    static Scale of(List<Double> points, List<Double> aim, float wide, float tall) {
      double[] all =
          Stream.concat(points.stream(), aim.stream())
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .toArray();
      return new Scale(
          Math.min(0, Arrays.stream(all).min().orElse(0)),
          Arrays.stream(all).max().orElse(0),
          Math.max(points.size(), aim.size()),
          wide,
          tall);
    }

    private double x(int i) {
      return count < 2 ? wide / 2 : EDGE + i * (wide - 2 * EDGE) / (count - 1);
    }

    private double y(double value) {
      double share = high > low ? (value - low) / (high - low) : 0.5;
      return tall - EDGE - share * (tall - 2 * EDGE);
    }

    void draw(
        Graphics2D graphics, List<Double> values, BasicStroke stroke, Color colour, boolean dot) {
      var path = new Path2D.Double();
      boolean isBegun = false;
      int last = -1;
      for (int i = 0; i < values.size(); i++) {
        var value = values.get(i);
        if (value == null) {
          isBegun = false;
          continue;
        }
        if (isBegun) {
          path.lineTo(x(i), y(value));
        } else {
          path.moveTo(x(i), y(value));
        }
        isBegun = true;
        last = i;
      }
      graphics.setColor(colour);
      graphics.setStroke(stroke);
      graphics.draw(path);
      if (dot && last >= 0) {
        var at = new Ellipse2D.Double(x(last) - DOT / 2, y(values.get(last)) - DOT / 2, DOT, DOT);
        graphics.fill(at);
      }
    }
  }
}
