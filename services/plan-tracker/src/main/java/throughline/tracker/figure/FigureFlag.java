package throughline.tracker.figure;

/** What a reader has to know of a figure. */
public enum FigureFlag {
  /** Its period had not ended: more may come. */
  SO_FAR,
  /** Its facts may still come to count, though its period is over. */
  PROVISIONAL,
  /** Nobody has reported it. */
  NO_DATA,
  /** It is of a time before its source was first heard of: there is none, which is not 0. */
  BEFORE_SOURCE,
  /** It is of a time after its source was last heard of: there is none, which is not 0. */
  AFTER_SOURCE,
  /** Nobody knows what it is a share of, or that is nothing. */
  NO_DENOMINATOR,
  /** More than the whole: people move, and the whole is an estimate of another day. */
  OVER_WHOLE
}
