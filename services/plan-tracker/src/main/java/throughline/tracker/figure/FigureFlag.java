package throughline.tracker.figure;

/** What a reader has to know of a figure. */
public enum FigureFlag {
  /** Its period had not ended: more may come. */
  SO_FAR,
  /** Nobody has reported it. */
  NO_DATA
}
