package throughline.tracker.plan.target;

import throughline.tracker.figure.Period;

/** What a measure is to come to in a financial year, and how far behind is how bad. */
public record Target(Period year, Aim aim, Tolerance tolerance, TargetType type) {}
