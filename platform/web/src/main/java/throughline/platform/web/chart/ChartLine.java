package throughline.platform.web.chart;

import java.util.List;

/**
 * What the figures of a chart are held against.
 *
 * @param name what it is: "Trajectory"
 * @param values one for each point of the chart, in the chart's unit
 */
public record ChartLine(String name, List<Double> values) {

  public ChartLine {
    values = List.copyOf(values);
    values.forEach(Scale::check);
  }
}
