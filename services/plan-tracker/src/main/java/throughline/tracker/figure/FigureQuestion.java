package throughline.tracker.figure;

import throughline.tracker.rule.MeasureVersion;

/**
 * One figure that is asked for.
 *
 * @param period the days that it covers; a stock's figure is that of the last of them
 */
public record FigureQuestion(MeasureVersion version, Period period) {}
