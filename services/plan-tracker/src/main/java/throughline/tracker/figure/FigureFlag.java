package throughline.tracker.figure;

/** What a reader has to know of a figure. */
public enum FigureFlag {
  SO_FAR,
  PROVISIONAL,
  /** Nobody has reported it. */
  NO_DATA,
  BEFORE_SOURCE,
  AFTER_SOURCE,
  /** Nobody knows what it is a share of, or that is nothing. */
  NO_DENOMINATOR,
  OVER_WHOLE
}
